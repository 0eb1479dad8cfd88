import type { Path } from '../run';
import type { Tree } from '../tree';

/** One shaping of one answer. */
export interface Shaping {
  /** From the root of the answer to the object or list being shaped. Changes on the way. */
  readonly path: (string | number)[];
  readonly problems: InvalidValue[];
  /** Of the request, for `__type(name: $name)`. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Something subgraphs sent that the client's schema does not allow there. */
export interface InvalidValue {
  readonly message: string;
  readonly path: Path;
}

/** Stands for a null whose reason is recorded already, so that it is not reported again on the way up. */
export const NULLED = Symbol('nulled');

/**
 * Turns one value from a subgraph into what the client gets: a value, null or `NULLED`.
 * `key` is where it is in the object or list being shaped.
 */
export type Complete = (value: unknown, shaping: Shaping, key: string | number) => unknown;

/** Where in the schema a value belongs, for messages: `Product.name`. */
export type Coordinate = string;

export function reject(
  { path, problems }: Shaping,
  key: string | number,
  message: string,
): typeof NULLED {
  problems.push({ message, path: [...path, key] });
  return NULLED;
}

/** A shaped object, or `NULLED` when something in it must not be null and is. */
export type ShapeObject = (source: Tree, shaping: Shaping) => Tree | typeof NULLED;
