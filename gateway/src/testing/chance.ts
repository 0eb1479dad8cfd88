/** A number from 0 up to 1 that depends on the seed and the question, and on nothing else (FNV-1a, mixed). */
export function chance(seed: number, question: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < question.length; index++) {
    hash = Math.imul(hash ^ question.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A whole number from 0 up to `count`. */
export function pick(count: number, seed: number, question: string): number {
  return Math.floor(chance(seed, question) * count);
}
