/** Gives a type to what this benchmark itself wrote: a message between its processes, a file, a pinned package. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows it
export function trusted<T>(value: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where that is so
  return value as T;
}
