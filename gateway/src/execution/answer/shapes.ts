import type { GraphQLLeafType } from 'graphql';
import type { Tree } from '../tree';
import type { Twins } from '../twins';
import type { Introspect } from './introspection';
import type { Complete, ShapeObject } from './shaping';

/** One key of a shaped object. */
export interface ShapedField {
  readonly key: string;
  readonly source: FieldSource;
  readonly mayBeNull: boolean;
  readonly complete: Complete;
  /** What `complete` checks. */
  readonly value: ValueShape;
  /** What to say when it is null and must not be. */
  readonly nullMessage: string;
}

/** Where a field's value comes from: the subgraphs, the type of the object, or the schema itself. */
export type FieldSource =
  | { readonly kind: 'fetched'; readonly key: string }
  | { readonly kind: 'typename'; readonly typenameOf: (source: Tree) => string | null }
  | { readonly kind: 'introspection'; readonly introspect: Introspect };

/** The shape of the objects of one type: an exact way to an object that says what is wrong, and a fast one to text. */
export interface ObjectShape {
  readonly shape: ShapeObject;
  readonly write: WriteObject;
  /** For objects all of whose texts are plain. */
  readonly writePlain: WriteObject;
}

/** What a value must be: the same that a `Complete` checks, said as data. Null is the business of who holds it. */
export type ValueShape =
  | { readonly kind: 'leaf'; readonly type: GraphQLLeafType }
  | { readonly kind: 'list'; readonly item: ValueShape; readonly itemMayBeNull: boolean }
  | { readonly kind: 'object'; readonly shapeOf: ShapeOf };

/** Finds the shape for objects that say they are of a type, or that do not say. `null`: no such type there. */
export type ShapeOf = (typename: string | undefined) => ObjectShape | null;

/**
 * Writes an object as JSON text: the asked keys, in the asked order, and nothing else.
 * Throws `UNEXPECTED` when a subgraph sent anything that the schema does not allow.
 */
export type WriteObject = (source: Tree, writing: Writing) => string;

/** One writing of one answer. */
export interface Writing {
  /** Of the request, for `__type(name: $name)`. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly twins: Twins;
}
