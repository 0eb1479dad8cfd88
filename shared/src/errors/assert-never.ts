/** Ends a switch over a union: a new member that nobody handles fails to compile here. */
export function assertNever(value: never): never {
  throw new TypeError(`Unhandled case: ${JSON.stringify(value)}`);
}
