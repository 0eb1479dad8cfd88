import { type IsoDate, parisDay } from '@apogee/shared/clock';
import fc from 'fast-check';
import { parisMidnight } from './paris-midnight';

const anyDay = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as IsoDate);

describe('midnight in Paris', () => {
  it.each([
    ['2026-12-20', '2026-12-19T23:00:00.000Z'],
    ['2026-07-01', '2026-06-30T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('of %s is %s', (day, instant) => {
    expect(parisMidnight(day as IsoDate).toISOString()).toBe(instant);
  });

  it('is the first instant of the day, whatever the clocks do', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const begins = parisMidnight(day);
        expect(parisDay(begins)).toBe(day);
        expect(parisDay(new Date(begins.getTime() - 1)) < day).toBe(true);
      }),
    );
  });
});
