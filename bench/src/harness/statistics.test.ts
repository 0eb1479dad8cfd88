import fc from 'fast-check';
import { median, percentile } from './statistics';

const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });

it('takes the middle whatever the order', () => {
  expect(median([30, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

it('knows no middle of nothing', () => {
  expect(median([])).toBeNaN();
});

it('takes the nearest rank', () => {
  const oneToHundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect([50, 99, 100].map((percent) => percentile(oneToHundred, percent))).toEqual([50, 99, 100]);
});

it('always gives a value of the list that enough others do not exceed', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (list, percent) => {
      const found = percentile(list, percent);
      const within = list.filter((value) => value <= found).length;
      return list.includes(found) && within >= (percent / 100) * list.length;
    }),
  );
});
