/** Keeps the values used last, as long as their weights together stay within a limit. */
export class WeightedCache<Value> {
  private readonly entries = new Map<string, { readonly value: Value; readonly weight: number }>();
  private readonly heaviest: number;
  private weight = 0;

  constructor(heaviest: number) {
    this.heaviest = heaviest;
  }

  get(key: string): Value | undefined {
    const known = this.entries.get(key);
    if (known !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, known);
    }
    return known?.value;
  }

  set(key: string, value: Value, weight: number): void {
    this.drop(key);
    this.entries.set(key, { value, weight });
    this.weight += weight;
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.heaviest) {
        return;
      }
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.weight -= this.entries.get(key)?.weight ?? 0;
    this.entries.delete(key);
  }
}
