/** Chance that is no chance: the same seed and the same place always give the same. */
export class Chance {
  constructor(private readonly seed: string) {}

  /** A whole number from 0 to below `bound`. */
  below(bound: number, ...place: readonly (string | number)[]): number {
    return bound <= 1 ? 0 : this.hash(place) % bound;
  }

  /** From 0 to below 1. */
  share(...place: readonly (string | number)[]): number {
    return this.hash(place) / 2 ** 32;
  }

  pick<Value>(values: readonly [Value, ...Value[]], ...place: readonly (string | number)[]): Value {
    return values[this.below(values.length, ...place)] ?? values[0];
  }

  /** Hexadecimal digits. */
  hex(length: number, ...place: readonly (string | number)[]): string {
    let digits = '';
    while (digits.length < length) {
      digits += this.hash([...place, digits.length])
        .toString(16)
        .padStart(8, '0');
    }
    return digits.slice(0, length);
  }

  /** FNV-1a over 32 bits, with the finaliser of MurmurHash3: neighbours must not look alike. */
  private hash(place: readonly (string | number)[]): number {
    let hash = 0x811c9dc5;
    for (const character of `${this.seed}\u0000${place.join('\u0000')}`) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }
}
