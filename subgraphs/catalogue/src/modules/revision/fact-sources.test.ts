import fc from 'fast-check';
import { recordSources, type Sourced, withSources } from './fact-sources';

interface Fact {
  readonly parameter: string;
  readonly value: number;
}
const fact = fc.record({ parameter: fc.constantFrom('mass', 'power'), value: fc.nat(3) });
const sourced: fc.Arbitrary<Sourced<Fact>> = fc.record({
  fact,
  sourceId: fc.constantFrom('datasheet', 'article', null),
  sourcePage: fc.option(fc.nat(9)),
});

describe('the source of a stated fact', () => {
  it('stays what it was where the fact says what was said before', () => {
    fc.assert(
      fc.property(fc.array(sourced), (before) => {
        const stated = before.map(({ fact: { parameter, value } }) => ({ value, parameter }));
        const again = withSources<Fact>(stated, before, 'statement');
        expect(again.map(({ sourceId }) => sourceId)).not.toContain('statement');
      }),
    );
  });

  it('is the statement for all that nobody has said before', () => {
    fc.assert(
      fc.property(fc.array(fact), fc.array(sourced), (stated, before) => {
        const known = new Set(
          before.map((one) => JSON.stringify([one.fact.parameter, one.fact.value])),
        );
        for (const one of withSources(stated, before, 'statement')) {
          const key = JSON.stringify([one.fact.parameter, one.fact.value]);
          expect(known.has(key) || one.sourceId === 'statement').toBe(true);
        }
      }),
    );
  });

  it('keeps an earlier statement among the sources of the record while a fact cites it', () => {
    const before = [
      { id: 'article', isStatement: false },
      { id: 'cited', isStatement: true },
      { id: 'outdated', isStatement: true },
    ];
    const facts = [{ sourceId: 'cited', sourcePage: null }];
    expect(recordSources('statement', before, facts)).toEqual(['statement', 'article', 'cited']);
  });
});
