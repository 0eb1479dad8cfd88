/** A new opaque identifier, e.g. `newId<ApplicationId>('app')`. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says which identifier he makes
export function newId<Id extends string>(prefix: string): Id {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a brand says where an identifier comes from, and it comes from here
  return `${prefix}-${crypto.randomUUID()}` as Id;
}
