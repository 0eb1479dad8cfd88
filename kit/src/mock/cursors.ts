import { badInput } from './refusals';

/** Where an entry stands in its list. Opaque, as cursors of the graph are. */
export function cursorOf(index: number): string {
  return Buffer.from(`mock:${index}`).toString('base64url');
}

const CURSOR = /^mock:(\d{1,9})$/;

/** The place of the first entry behind the cursor. */
export function placeAfter(after: unknown): number {
  if (typeof after !== 'string') {
    return 0;
  }
  const place = CURSOR.exec(Buffer.from(after, 'base64url').toString())?.[1];
  if (place === undefined) {
    throw badInput('`after` must be a cursor of this list.', 'after');
  }
  return Number(place) + 1;
}
