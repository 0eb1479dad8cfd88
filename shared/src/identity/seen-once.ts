/**
 * Remembers what it has seen for at least a given time, and for at most twice as long: names are kept in two
 * generations, the older of which is dropped as a whole.
 */
export class SeenOnce {
  private young = new Set<string>();
  private old = new Set<string>();
  private youngSince = Number.NEGATIVE_INFINITY;

  constructor(private readonly rememberMs: number) {}

  /** True the first time a name is seen. `now` in milliseconds; must not go back by more than is remembered. */
  isFirst(name: string, now: number): boolean {
    if (now - this.youngSince >= this.rememberMs) {
      this.old = now - this.youngSince >= 2 * this.rememberMs ? new Set() : this.young;
      this.young = new Set();
      this.youngSince = now;
    }
    if (this.young.has(name) || this.old.has(name)) {
      return false;
    }
    this.young.add(name);
    return true;
  }
}
