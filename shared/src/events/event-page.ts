import type { PageInfo } from '../graphql/page-info';
import type { EventBatch, EventPosition } from './event';
import { cursorOf, positionOf } from './event-cursor';
import type { EventLog } from './event-log';

/** Where a page of events begins: after a cursor, or where there is none with the first event that is kept. */
export async function pageStart(
  log: EventLog,
  after: string | null | undefined,
): Promise<EventPosition> {
  return after === null || after === undefined ? log.beginning() : positionOf(after);
}

/** Where a page of events stands that began after a cursor, or with the first event. */
export function pageInfoOf(
  { events: [first], position, reachedEnd }: EventBatch,
  after: string | null | undefined,
): PageInfo {
  return {
    hasNextPage: !reachedEnd,
    hasPreviousPage: after !== null && after !== undefined,
    startCursor: first === undefined ? null : cursorOf(first.position),
    endCursor: cursorOf(position),
  };
}
