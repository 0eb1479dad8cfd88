import { fixedClock, isIsoDate } from './clock';

describe('the clock', () => {
  it.each([
    ['2026-01-31T22:59:59Z', '2026-01-31'],
    ['2026-01-31T23:00:00Z', '2026-02-01'],
    ['2026-07-31T22:00:00Z', '2026-08-01'],
  ])('tells the day in Paris at %s', (instant, day) => {
    expect(fixedClock(instant).today()).toBe(day);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', 'yesterday', ''])(
    'refuses the day %p',
    (value) => {
      expect(isIsoDate(value)).toBe(false);
    },
  );

  it('knows leap days', () => {
    expect(isIsoDate('2028-02-29')).toBe(true);
  });
});
