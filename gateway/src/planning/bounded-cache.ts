/** Keeps the most recently used entries, at most `capacity` of them. */
export class BoundedCache<Key, Value> {
  private readonly entries = new Map<Key, Value>();
  private readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** The cached value, or what `create` makes now. `create` is synchronous, so no two callers ever run it for one key. */
  getOrCreate(key: Key, create: () => Value): Value {
    const known = this.entries.get(key);
    if (known !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, known);
      return known;
    }
    const created = create();
    this.entries.set(key, created);
    this.dropOldest();
    return created;
  }

  get size(): number {
    return this.entries.size;
  }

  /** From the least to the most recently used one. */
  values(): IterableIterator<Value> {
    return this.entries.values();
  }

  private dropOldest(): void {
    if (this.entries.size <= this.capacity) {
      return;
    }
    // A Map iterates in insertion order, and a used entry is inserted anew: the first one is the oldest.
    for (const oldest of this.entries.keys()) {
      this.entries.delete(oldest);
      return;
    }
  }
}
