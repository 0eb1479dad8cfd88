import * as fc from 'fast-check';
import { convert } from './unit';

const SAME_QUANTITY = [
  ['kg', 'g'],
  ['N.m.s', 'mN.m.s'],
  ['mNms', 'N.m.s'],
  ['W', 'mW'],
  ['krad', 'Gy'],
  ['deg', 'arcsec'],
  ['year', 'month'],
  ['Wh', 'kJ'],
] as const;

describe('conversion of units', () => {
  it.each([
    ['320 g', '0.32 kg'],
    ['0.4 N.m.s', '400 mN.m.s'],
    ['400 mNms', '0.4 N.m.s'],
    ['1600 mW', '1.6 W'],
    ['20 krad', '200 Gy'],
    ['200 Gy', '20 krad'],
    ['36 arcsec', '0.01 deg'],
    ['2 Gbit/s', '2000 Mbit/s'],
    ['3.6 kJ', '1 Wh'],
    ['-20 °C', '-20 °C'],
    ['1.1 g', '0.0011 kg'],
  ])('%s is %s', (given, expected) => {
    const [value = '', from = ''] = given.split(' ');
    const [result = '', to = ''] = expected.split(' ');
    expect(convert(Number(value), from, to)).toBe(Number(result));
  });

  it.each([
    ['kg', 'W'],
    ['°C', 'K'],
    ['rad(Si)', 'deg'],
    ['furlong', 'm'],
    [null, 'kg'],
    ['kg', null],
  ])('is refused from %s to %s', (from, to) => {
    expect(convert(1, from, to)).toBeNull();
  });

  it('there and back again changes nothing that a data sheet could state', () => {
    const pair = fc.constantFrom(...SAME_QUANTITY);
    const value = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(pair, value, ([from, to], x) => {
        const back = convert(convert(x, from, to) ?? Number.NaN, to, from) ?? Number.NaN;
        expect(Math.abs(back - x)).toBeLessThanOrEqual(Math.abs(x) * 1e-10);
      }),
    );
  });

  it('keeps the order of values', () => {
    const value = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(...SAME_QUANTITY), value, value, ([from, to], a, b) => {
        fc.pre(a < b);
        expect(convert(a, from, to)).toBeLessThan(convert(b, from, to) ?? Number.NaN);
      }),
    );
  });
});
