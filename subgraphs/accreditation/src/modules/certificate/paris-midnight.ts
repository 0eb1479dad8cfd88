import { type IsoDate, parisDay } from '@apogee/shared/clock';

/** Paris is one hour ahead of UTC in winter, two in summer. */
const OFFSETS = ['+02:00', '+01:00'] as const;

/** The instant at which a day begins in Paris. */
export function parisMidnight(day: IsoDate): Date {
  const begins = OFFSETS.map((offset) => new Date(`${day}T00:00:00${offset}`)).find(
    (instant) => parisDay(instant) === day && parisDay(new Date(instant.getTime() - 1)) < day,
  );
  if (begins === undefined) {
    throw new RangeError(`${day} does not begin in Paris at any known offset.`);
  }
  return begins;
}
