import type { EventSource } from './event-source';
import { Lane, type Place } from './lane';

/**
 * The events of equal subscriptions. Mostly one lane serves everybody. Who wants to begin where it does not reach back
 * to gets a lane of his own, which joins another one at the first event that both have.
 */
export class SharedStream<Event> {
  private readonly source: EventSource<Event>;
  private readonly onEnd: () => void;
  private readonly lanes = new Set<Lane<Event>>();

  /** `onEnd` is called when nobody subscribes any more. */
  constructor(source: EventSource<Event>, onEnd: () => void) {
    this.source = source;
    this.onEnd = onEnd;
  }

  /** Where to begin after an event, or with those to come. */
  placeAfter(cursor: string | null): Place<Event> {
    for (const lane of this.lanes) {
      const place = cursor === null ? liveEnd(lane) : lane.placeAfter(cursor);
      if (place !== null) {
        return place;
      }
    }
    const lane = new Lane<Event>({
      source: this.source,
      start: cursor,
      onProgress: (own) => this.join(own),
      onEnd: (own) => this.remove(own),
    });
    this.lanes.add(lane);
    return lane.next;
  }

  private join(lane: Lane<Event>): void {
    const cursor = lane.lastCursor;
    if (cursor === null || this.lanes.size === 1) {
      return;
    }
    for (const other of this.lanes) {
      const place = other === lane ? null : other.placeAfter(cursor);
      if (place !== null) {
        lane.join(place);
        return;
      }
    }
  }

  private remove(lane: Lane<Event>): void {
    this.lanes.delete(lane);
    if (this.lanes.size === 0) {
      this.onEnd();
    }
  }
}

function liveEnd<Event>(lane: Lane<Event>): Place<Event> | null {
  return lane.isLive ? lane.next : null;
}
