import type { GraphQLLeafType } from 'graphql';
import type { ShapeOf } from './complete-object';

/** What a value must be: the same that a `Complete` checks, said as data. Null is the business of who holds it. */
export type ValueShape =
  | { readonly kind: 'leaf'; readonly type: GraphQLLeafType }
  | { readonly kind: 'list'; readonly item: ValueShape; readonly itemMayBeNull: boolean }
  | { readonly kind: 'object'; readonly shapeOf: ShapeOf };
