import * as fc from 'fast-check';
import type { StatedFigure } from '../../measures/stated-figure';
import { convert } from '../../measures/unit';
import { type Candidate, matchOf } from './match';
import type { Constraint, Requirement } from './requirement';
import { verdictOf } from './verdict';

const nothing = { value: null, min: null, max: null, text: null, condition: null, sourceId: null };

function figure(stated: Partial<StatedFigure>): StatedFigure {
  return { parameter: 'mass', unit: 'kg', ...nothing, ...stated };
}

function constraint(required: Partial<Constraint>): Constraint {
  return {
    parameter: 'mass',
    op: 'LTE',
    values: [1],
    texts: [],
    unit: 'kg',
    mandatory: true,
    ...required,
  };
}

function requirement(given: Partial<Requirement>): Requirement {
  return {
    minTrl: null,
    labelledOnly: false,
    excludeExportControl: null,
    itarFree: null,
    maxLeadTimeMonths: null,
    constraints: [],
    ...given,
  };
}

function product(known: Partial<Candidate>): Candidate {
  return {
    id: 'prd',
    sortName: 'prd',
    trl: null,
    labelled: false,
    exportControl: [],
    itarFree: null,
    leadTimeMonths: null,
    sourceId: 'src',
    figures: [],
    ...known,
  };
}

const anyFigure = fc.integer({ min: -1000, max: 1000 }).map((value) => value / 8);
const anyBound = fc.constantFrom('LT', 'LTE', 'GT', 'GTE', 'EQ');
const anyMassBound = fc
  .record({ op: anyBound, value: anyFigure })
  .map(({ op, value }) => constraint({ op, values: [value] }));
const anyMassUnit = fc.constantFrom('kg', 'g', 'mg', 't');

describe('a requirement', () => {
  it.each([
    {
      what: 'all of a range below a bound',
      required: { op: 'LTE', values: [60] },
      stated: { min: -20, max: 60 },
      verdict: 'MET',
    },
    {
      what: 'a range partly above it',
      required: { op: 'LTE', values: [10] },
      stated: { min: -20, max: 60 },
      verdict: 'UNKNOWN',
    },
    {
      what: 'all of a range above it',
      required: { op: 'LT', values: [-20] },
      stated: { min: -20, max: 60 },
      verdict: 'NOT_MET',
    },
    {
      what: 'a range that covers another',
      required: { op: 'BETWEEN', values: [0, 40] },
      stated: { min: -20, max: 60 },
      verdict: 'MET',
    },
    {
      what: 'one that does not',
      required: { op: 'BETWEEN', values: [0, 80] },
      stated: { min: -20, max: 60 },
      verdict: 'NOT_MET',
    },
    {
      what: 'an open range that may',
      required: { op: 'BETWEEN', values: [0, 40] },
      stated: { min: -20 },
      verdict: 'UNKNOWN',
    },
    {
      what: 'a figure between two',
      required: { op: 'BETWEEN', values: [0, 40] },
      stated: { value: 12 },
      verdict: 'MET',
    },
    {
      what: 'one of several figures',
      required: { op: 'IN', values: [12, 28] },
      stated: { value: 28 },
      verdict: 'MET',
    },
    {
      what: 'none of several figures',
      required: { op: 'IN', values: [12, 28] },
      stated: { value: 50 },
      verdict: 'NOT_MET',
    },
    {
      what: 'a text',
      required: { op: 'EQ', values: [], texts: ['Aluminium'] },
      stated: { text: 'aluminium' },
      verdict: 'MET',
    },
    {
      what: 'a number against a text',
      required: { op: 'LTE', values: [1] },
      stated: { text: 'light' },
      verdict: 'UNKNOWN',
    },
    {
      what: 'a unit that does not convert',
      required: { op: 'LTE', values: [1] },
      stated: { value: 1, unit: 'W' },
      verdict: 'UNKNOWN',
    },
  ] as const)('judges $what', ({ required, stated, verdict }) => {
    expect(verdictOf(constraint(required), [figure(stated)])).toBe(verdict);
  });

  it('says nothing where figures under different conditions disagree', () => {
    const figures = [
      figure({ value: 0.9, condition: 'without harness' }),
      figure({ value: 1.1, condition: 'with harness' }),
    ];
    expect(verdictOf(constraint({}), figures)).toBe('UNKNOWN');
  });

  it('shows both figures in the unit required, and where the stated one was read', () => {
    const { group, checks } = matchOf(
      requirement({ constraints: [constraint({})] }),
      product({ figures: [figure({ value: 980, unit: 'g', sourceId: 'src-sheet' })] }),
    );
    expect({ group, checks }).toEqual({
      group: 'MEETS_ALL',
      checks: [
        {
          parameter: 'mass',
          mandatory: true,
          verdict: 'MET',
          required: '≤ 1 kg',
          actual: '0.98 kg',
          basis: 'SPECIFICATION',
          sourceId: 'src-sheet',
        },
      ],
    });
  });

  it('lets what is not mandatory change the order and not the group', () => {
    const wish = requirement({ constraints: [constraint({ mandatory: false })] });
    const heavy = matchOf(wish, product({ figures: [figure({ value: 2 })] }));
    const light = matchOf(wish, product({ figures: [figure({ value: 0.5 })] }));
    expect([heavy.group, light.group]).toEqual(['MEETS_ALL', 'MEETS_ALL']);
    expect(light.score).toBeGreaterThan(heavy.score);
  });

  it('judges a figure in any unit as the same figure in another', () => {
    fc.assert(
      fc.property(anyMassBound, anyFigure, anyMassUnit, (bound, value, unit) => {
        const inUnit = figure({ value: convert(value, 'kg', unit), unit });
        expect(verdictOf(bound, [inUnit])).toBe(verdictOf(bound, [figure({ value })]));
      }),
    );
  });

  it('invariant 37: unknown is not zero: a product that states nothing neither meets nor fails', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ op: anyBound, value: anyFigure }), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (bounds, wantsTrl) => {
          const constraints = bounds.map(({ op, value }, index) =>
            constraint({ op, values: [value], parameter: `parameter-${index}` }),
          );
          const wanted = requirement({ constraints, minTrl: wantsTrl ? 1 : null });
          const { group, checks } = matchOf(wanted, product({}));
          expect(group).toBe('COULD_FIT_DATA_MISSING');
          expect(new Set(checks.map(({ verdict }) => verdict))).toEqual(new Set(['UNKNOWN']));
        },
      ),
    );
  });

  it('invariant 37: unknown is not zero: taking a figure away never lets a product meet or fail more', () => {
    const anyConstraint = fc.record({
      parameter: fc.constantFrom('mass', 'power'),
      op: anyBound,
      value: anyFigure,
    });
    const anyStated = fc.record({ parameter: fc.constantFrom('mass', 'power'), value: anyFigure });
    fc.assert(
      fc.property(
        fc.array(anyConstraint, { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(anyStated, { selector: ({ parameter }) => parameter, maxLength: 2 }),
        (wanted, stated) => {
          const constraints = wanted.map(({ value, ...others }) =>
            constraint({ ...others, values: [value] }),
          );
          const figures = stated.map((known) => figure(known));
          const whole = matchOf(requirement({ constraints }), product({ figures }));
          for (const missing of figures) {
            const rest = figures.filter((known) => known !== missing);
            const less = matchOf(requirement({ constraints }), product({ figures: rest }));
            less.checks.forEach((check, index) => {
              expect(['UNKNOWN', whole.checks[index]?.verdict]).toContain(check.verdict);
            });
          }
        },
      ),
    );
  });
});
