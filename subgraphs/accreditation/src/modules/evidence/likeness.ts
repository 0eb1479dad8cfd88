/** In what a tested model is like the element itself. */
interface Representativeness {
  readonly form: boolean;
  readonly fit: boolean;
  readonly function: boolean;
  readonly fullScale: boolean;
}

/** The same as four bits: form, fit, function, full scale. There are hundreds in an answer. */
export type Likeness = number;

const BY_BITS: readonly Representativeness[] = Array.from({ length: 16 }, (_, bits) => ({
  form: (bits & 8) !== 0,
  fit: (bits & 4) !== 0,
  function: (bits & 2) !== 0,
  fullScale: (bits & 1) !== 0,
}));

/** Null where it is not stated. */
export function representativeOf(likeness: Likeness | null): Representativeness | null {
  return likeness === null ? null : (BY_BITS[likeness] ?? null);
}
