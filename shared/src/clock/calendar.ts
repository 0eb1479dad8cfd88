import { type IsoDate, isIsoDate } from './clock';

const MILLISECONDS_A_DAY = 86_400_000;

/**
 * The day `months` later. Where that month is too short, its last day: 2024-02-29 and 36 months give 2027-02-28.
 * Days are counted on the calendar, so changes of the clock in Paris do not matter.
 */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const start = new Date(day);
  const target = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0));
  target.setUTCDate(Math.min(start.getUTCDate(), target.getUTCDate()));
  return calendarDay(target);
}

export function addDays(day: IsoDate, days: number): IsoDate {
  return calendarDay(new Date(Date.parse(day) + days * MILLISECONDS_A_DAY));
}

export function dayBefore(day: IsoDate): IsoDate {
  return addDays(day, -1);
}

/** Days from one day to another; negative when `until` lies before `from`. */
export function daysBetween(from: IsoDate, until: IsoDate): number {
  return (Date.parse(until) - Date.parse(from)) / MILLISECONDS_A_DAY;
}

function calendarDay(date: Date): IsoDate {
  const day = date.toISOString().slice(0, 10);
  if (!isIsoDate(day)) {
    throw new RangeError(`${day} lies outside the years 0000 to 9999`);
  }
  return day;
}
