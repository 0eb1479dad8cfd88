import { BadUserInput } from '../errors';
import { decodeCursor, encodeCursor } from '../graphql/cursors';
import type { EventId, EventPosition } from './event';

const LIST = 'events';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A place in the log as clients keep it: opaque, and good for every way of reading events. */
export function cursorOf({ seq, id }: EventPosition): string {
  return encodeCursor(LIST, [seq, id]);
}

/** Throws `BadUserInput` (argument `after`) for a text that no log ever gave. */
export function positionOf(cursor: string): EventPosition {
  const [seq, id] = decodeCursor(LIST, cursor, ['number', 'text']);
  if (!isSeq(seq) || !isEventId(id)) {
    throw new BadUserInput('after: must be the cursor of an event.', 'after');
  }
  return { seq, id };
}

function isSeq(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isEventId(value: unknown): value is EventId {
  return typeof value === 'string' && UUID.test(value);
}
