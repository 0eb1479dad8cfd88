import { type Clock, type IsoDate, parisDay } from '@apogee/shared/clock';

/** A clock that a test moves: noon in Paris of a day, until it is told of another. */
export interface MovingClock extends Clock {
  moveTo(day: string): void;
}

export function movingClock(day: string): MovingClock {
  let now = new Date(`${day}T11:00:00Z`);
  return {
    now: () => new Date(now),
    today: (): IsoDate => parisDay(now),
    moveTo: (later) => {
      now = new Date(`${later}T11:00:00Z`);
    },
  };
}
