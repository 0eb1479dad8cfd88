import fc from 'fast-check';
import { anyEnvironment, benign, orbit } from '../../testing/readiness-arbitraries';
import { coverage, covers, isAtLeast } from './environment';

describe('environment coverage', () => {
  it('invariant 15: covers is reflexive', () => {
    fc.assert(fc.property(anyEnvironment, (environment) => covers(environment, environment)));
  });

  it('invariant 15: covers is transitive', () => {
    fc.assert(
      fc.property(anyEnvironment, anyEnvironment, anyEnvironment, (a, b, c) => {
        fc.pre(covers(a, b) && covers(b, c));
        return covers(a, c);
      }),
      { numRuns: 300 },
    );
  });

  it('covers exactly when nothing is left uncovered', () => {
    fc.assert(
      fc.property(anyEnvironment, anyEnvironment, (a, b) => {
        const { covered, uncovered } = coverage(a, b);
        return covered === (uncovered.length === 0);
      }),
    );
  });

  it('names what a milder environment leaves uncovered, the lifetime last', () => {
    expect(coverage(benign, orbit)).toEqual({ covered: false, uncovered: ['dose', 'lifetime'] });
    expect(coverage(orbit, benign)).toEqual({ covered: true, uncovered: [] });
  });

  it('takes an unstated bound as no proof, and another unit as another parameter', () => {
    const [dose] = orbit.parameters;
    const unstated = { ...orbit, parameters: dose === undefined ? [] : [{ ...dose, max: null }] };
    const inGray = { ...orbit, parameters: dose === undefined ? [] : [{ ...dose, unit: 'Gy' }] };
    expect(covers(unstated, orbit)).toBe(false);
    expect(covers(orbit, unstated)).toBe(true);
    expect(covers(inGray, orbit)).toBe(false);
  });

  it('orders the kinds from the laboratory to operations', () => {
    expect(isAtLeast('OPERATIONAL', 'RELEVANT')).toBe(true);
    expect(isAtLeast('RELEVANT', 'RELEVANT')).toBe(true);
    expect(isAtLeast('LABORATORY', 'RELEVANT')).toBe(false);
  });
});
