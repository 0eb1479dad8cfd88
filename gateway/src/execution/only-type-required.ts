import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type GraphQLSchema, isObjectType } from 'graphql';

/** The type of all entities that a fetch with these requirements is for; `null` when they can have several. */
export function onlyTypeRequired(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
): string | null {
  const [only, ...others] = requires;
  const type =
    only?.kind === 'InlineFragment' && others.length === 0 ? only.typeCondition : undefined;
  return type !== undefined && isObjectType(schema.getType(type)) ? type : null;
}
