import type { Brand } from '../ids';

/** A calendar day, `YYYY-MM-DD`. Days of the label scheme are days in Paris. */
export type IsoDate = Brand<string, 'IsoDate'>;

/** Where time comes from. Rules take a clock or a day; nothing else in the system asks the machine. */
export interface Clock {
  now(): Date;
  /** The day it is in Paris now. */
  today(): IsoDate;
}

const PARIS_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in Paris at an instant. */
export function parisDay(instant: Date): IsoDate {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the en-CA calendar writes YYYY-MM-DD
  return PARIS_DAY.format(instant) as IsoDate;
}

/** True for an existing calendar day written `YYYY-MM-DD`. */
export function isIsoDate(value: string): value is IsoDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return false;
  }
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => parisDay(new Date()),
};

/** A clock that stands still, for tests and for questions about another day. */
export function fixedClock(isoDateTime: string): Clock {
  const instant = new Date(isoDateTime);
  return { now: () => new Date(instant), today: () => parisDay(instant) };
}
