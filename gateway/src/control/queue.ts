/** The place of one in a queue. */
export interface Place<Item> {
  /** Null once it has left. */
  item: Item | null;
  earlier: Place<Item> | null;
  later: Place<Item> | null;
}

/**
 * Keeps the order in which things came; each may leave from anywhere.
 *
 * No `Map` or `Set`, which would do the same: when one is outgrown, its former table still points at what was in it and
 * at its successor. Once the garbage collector has moved such a table among the old, all that ever came afterwards is
 * kept until the next full collection, with everything that its promises hold. Here, who has left points at nothing.
 */
export class Queue<Item> {
  private head: Place<Item> | null = null;
  private tail: Place<Item> | null = null;
  private count = 0;

  get size(): number {
    return this.count;
  }

  get first(): Place<Item> | null {
    return this.head;
  }

  add(item: Item): Place<Item> {
    const place: Place<Item> = { item, earlier: this.tail, later: null };
    if (this.tail === null) {
      this.head = place;
    } else {
      this.tail.later = place;
    }
    this.tail = place;
    this.count += 1;
    return place;
  }

  /** Nothing happens when it has left already. */
  remove(place: Place<Item>): void {
    if (place.item === null) {
      return;
    }
    const { earlier, later } = place;
    if (earlier === null) {
      this.head = later;
    } else {
      earlier.later = later;
    }
    if (later === null) {
      this.tail = earlier;
    } else {
      later.earlier = earlier;
    }
    this.count -= 1;
    place.item = null;
    place.earlier = null;
    place.later = null;
  }
}
