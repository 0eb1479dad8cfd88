import type { JsonValue } from '@apogee/shared/json';
import fc from 'fast-check';
import { canonicalFilter, canonicalText } from './saved-search';

const codes = fc.array(fc.constantFrom('75', '76', '84'), { maxLength: 4 });
const filters = fc.record({
  regionCodes: fc.option(codes),
  minTrl: fc.option(fc.integer({ min: 1, max: 9 })),
  itarFree: fc.option(fc.boolean()),
});

function textOf(filter: JsonValue): string {
  return canonicalText({ text: null, filter: canonicalFilter(filter) });
}

describe('the canonical form of a filter', () => {
  it('is the same for filters that ask the same', () => {
    fc.assert(
      fc.property(filters, ({ regionCodes, minTrl, itarFree }) => {
        const shuffled = {
          itarFree,
          minTrl,
          near: null,
          regionCodes: regionCodes === null ? null : [...regionCodes, ...regionCodes].toReversed(),
        };
        expect(textOf(shuffled)).toBe(textOf({ regionCodes, minTrl, itarFree }));
      }),
    );
  });

  it('is its own canonical form', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const canonical = canonicalFilter(filter);
        expect(canonicalFilter(canonical)).toEqual(canonical);
      }),
    );
  });

  it('tells filters apart that ask otherwise', () => {
    expect(textOf({ minTrl: 6 })).not.toBe(textOf({ maxTrl: 6 }));
    expect(textOf({ itarFree: false })).not.toBe(textOf({}));
  });
});
