import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { compileCopy } from './copied-representation';
import { type Tree, typenameOf } from './tree';
import { typesSatisfying } from './type-conditions';
import { generateFieldsWriter, responseKey } from './written-representation';

/**
 * Writes, as JSON text, what a subgraph needs of an entity to find it; `null` when something needed is missing.
 * Equal entities have equal texts.
 */
export type WriteRepresentation = (entity: Tree) => string | null;

/** Entities of each type have their own writer, made when the first one comes. */
export function compileRepresentation(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
): WriteRepresentation {
  const writers = new Map<string, WriteRepresentation>();
  return (entity) => {
    const typename = typenameOf(entity);
    if (typename === undefined) {
      return null;
    }
    let write = writers.get(typename);
    if (write === undefined) {
      write = writerFor(schema, typename, requires);
      writers.set(typename, write);
    }
    return write(entity);
  };
}

function writerFor(
  schema: GraphQLSchema,
  typename: string,
  requires: readonly QueryPlanSelectionNode[],
): WriteRepresentation {
  const [only, ...others] = requires.filter((selection) => mayApply(schema, typename, selection));
  const isUsual =
    only?.kind === 'InlineFragment' &&
    only.typeCondition !== undefined &&
    others.length === 0 &&
    only.selections.some((field) => field.kind === 'Field' && responseKey(field) === '__typename');
  return (isUsual ? generateFieldsWriter(only.selections) : null) ?? copier(schema, requires);
}

function mayApply(
  schema: GraphQLSchema,
  typename: string,
  selection: QueryPlanSelectionNode,
): boolean {
  return (
    selection.kind === 'Field' ||
    selection.typeCondition === undefined ||
    typesSatisfying(schema, selection.typeCondition).has(typename)
  );
}

function copier(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
): WriteRepresentation {
  const copy = compileCopy(schema, requires);
  return (entity) => {
    const representation = copy(entity);
    return representation === null ? null : JSON.stringify(representation);
  };
}
