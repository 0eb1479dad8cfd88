interface Entry<Value> {
  readonly value: Value;
  readonly weight: number;
  /** Since it was last in danger of being dropped. */
  isUsed: boolean;
}

/**
 * Keeps what is used, as long as the weights of all together stay within a limit. Who is next to go and was used
 * meanwhile is spared and put last: to note a use is one assignment then, where an order of use would be two changes of
 * a map for each request.
 */
export class BoundedCache<Value> {
  private readonly entries = new Map<string, Entry<Value>>();
  private readonly heaviest: number;
  private weight = 0;

  constructor(heaviest: number) {
    this.heaviest = heaviest;
  }

  get size(): number {
    return this.entries.size;
  }

  get(key: string): Value | undefined {
    const known = this.entries.get(key);
    if (known !== undefined) {
      known.isUsed = true;
    }
    return known?.value;
  }

  /** What is heavier than the limit is not kept. */
  set(key: string, value: Value, weight = 1): void {
    this.drop(key);
    if (weight <= this.heaviest) {
      this.makeRoomFor(weight);
      this.entries.set(key, { value, weight, isUsed: false });
      this.weight += weight;
    }
  }

  /** The kept value, or what `create` makes now. `create` is synchronous, so no two callers ever run it for one key. */
  getOrCreate(key: string, create: () => Value): Value {
    const known = this.entries.get(key);
    if (known !== undefined) {
      known.isUsed = true;
      return known.value;
    }
    const created = create();
    this.set(key, created);
    return created;
  }

  values(): Value[] {
    return [...this.entries.values()].map(({ value }) => value);
  }

  private makeRoomFor(weight: number): void {
    // What is put last comes round again, and is not spared a second time.
    for (const [key, entry] of this.entries) {
      if (this.weight + weight <= this.heaviest) {
        return;
      }
      this.drop(key);
      if (entry.isUsed) {
        this.entries.set(key, { ...entry, isUsed: false });
        this.weight += entry.weight;
      }
    }
  }

  private drop(key: string): void {
    this.weight -= this.entries.get(key)?.weight ?? 0;
    this.entries.delete(key);
  }
}
