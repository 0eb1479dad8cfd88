import fc from 'fast-check';
import { isCommuneCode } from './insee-codes';
import { passesLuhn } from './luhn';
import { isSiren, isSiret } from './siren';

const digits = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((d) => d.join(''));

function completed(prefix: string): string {
  const check = '0123456789'.split('').find((digit) => passesLuhn(prefix + digit));
  return `${prefix}${check}`;
}

describe('SIREN and SIRET', () => {
  it('accepts any eight digits completed by their Luhn digit', () => {
    fc.assert(fc.property(digits(8), (prefix) => isSiren(completed(prefix))));
  });

  it('refuses a SIREN in which one digit was changed', () => {
    fc.assert(
      fc.property(digits(8), fc.nat(8), fc.integer({ min: 1, max: 9 }), (prefix, at, shift) => {
        const siren = completed(prefix);
        const changed = (Number(siren[at]) + shift) % 10;
        return !isSiren(siren.slice(0, at) + changed + siren.slice(at + 1));
      }),
    );
  });

  it('accepts a SIRET of La Poste by its digit sum, and its head office by Luhn', () => {
    expect(isSiret('35600000000048')).toBe(true);
    expect(passesLuhn('35600000049837')).toBe(false);
    expect(isSiret('35600000049837')).toBe(true);
  });

  it.each(['', '99900001', '9990000111', 'MONACOCONFO001', '99900001A'])('refuses %p', (value) => {
    expect(isSiren(value)).toBe(false);
    expect(isSiret(value)).toBe(false);
  });
});

describe('INSEE commune codes', () => {
  it.each(['01001', '2A004', '2B033', '31555', '75056', '97304', '98735'])('accepts %s', (code) => {
    expect(isCommuneCode(code)).toBe(true);
  });

  it.each(['00001', '20004', '96001', '99351', '97901', '3155', '315555', '2a004'])(
    'refuses %s',
    (code) => {
      expect(isCommuneCode(code)).toBe(false);
    },
  );
});
