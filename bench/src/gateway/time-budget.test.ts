import { TimeBudget } from './time-budget';

it('shares what is left among those that are still to come', () => {
  let now = 0;
  const budget = new TimeBudget(100, 10, () => now);
  expect(budget.forFirstSample()).toBe(10);
  now = 28;
  expect(budget.forFirstSample()).toBe(8);
});

it('never gives less than a sample needs', () => {
  const budget = new TimeBudget(10, 100, () => 0);
  expect(budget.forFirstSample()).toBe(1.5);
});

it('allows further rounds only beside all first samples', () => {
  const budget = new TimeBudget(60, 10, () => 0);
  expect(budget.allowsRound(5, 4)).toBe(true);
  expect(budget.allowsRound(6, 4)).toBe(false);
});

it('knows no end when there is none', () => {
  const budget = new TimeBudget(Number.POSITIVE_INFINITY, 10);
  expect(budget.forFirstSample()).toBe(Number.POSITIVE_INFINITY);
  expect(budget.allowsRound(1_000, 10)).toBe(true);
});
