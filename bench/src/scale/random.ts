/** A whole number from 0 to `size` − 1. */
export type Pick = (size: number) => number;

/** The generator mulberry32: the same seed gives the same numbers on every machine. Nothing here is a secret. */
export function seededPick(seed: number): Pick {
  let state = Math.trunc(seed);
  return (size) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * size);
  };
}
