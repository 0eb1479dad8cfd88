import fc from 'fast-check';
import { canonicalJson, isCanonicalJson, type JsonValue, parseJson } from './canonical-json';

const anyJson = fc.jsonValue() as fc.Arbitrary<JsonValue>;

/** The same value with the members of every object in another order. */
function shuffled(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map(shuffled);
  }
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value)
          .map(([name, member]): [string, JsonValue] => [name, shuffled(member)])
          .toReversed(),
      )
    : value;
}

describe('the canonical form of JSON (RFC 8785)', () => {
  it('is that of the example in section 3.2.4', () => {
    const example = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`) as JsonValue;
    expect(canonicalJson(example)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts names by their UTF-16 code units, as in the example of section 3.2.3', () => {
    const example: JsonValue = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(example)) as object)).toEqual([
      'One',
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it.each([
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [0.000001, '0.000001'],
    [1e-7, '1e-7'],
  ])('writes the number %p of appendix B as %s', (number, text) => {
    expect(canonicalJson(number)).toBe(text);
  });

  it('always reads back as the value', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is the same whatever order the members came in, and a fixed point', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text) as JsonValue)).toBe(text);
      }),
    );
  });

  it.each([
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [{ a: undefined as never }],
    ['half \ud83d'],
    [{ '\ude00': 1 }],
  ])('does not exist for %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('is told of a text as by writing its value anew', () => {
    const anySpelling = fc.constantFrom<(value: JsonValue) => string>(
      canonicalJson,
      (value) => JSON.stringify(value),
      (value) => JSON.stringify(shuffled(value)),
      (value) => JSON.stringify(value, null, 1),
    );
    const anyNamed = fc.dictionary(fc.constantFrom('b', 'a', '10', '9', '\u20ac', ''), anyJson);
    fc.assert(
      fc.property(fc.oneof(anyJson, anyNamed), anySpelling, (value, spell) => {
        const text = spell(value);
        expect(isCanonicalJson(text, parseJson(text))).toBe(
          text === canonicalJson(parseJson(text)),
        );
      }),
      { numRuns: 1_000 },
    );
    expect(() => isCanonicalJson('"\\ud83d"', '\ud83d')).toThrow(TypeError);
    expect(isCanonicalJson('"\\\\ud"', '\\ud')).toBe(true);
  });
});
