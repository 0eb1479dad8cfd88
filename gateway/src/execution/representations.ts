import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { compileCopy } from './copied-representation';
import type { Tree } from './tree';
import { typesSatisfying } from './type-conditions';
import { generateFieldsWriter, responseKey } from './written-representation';

/**
 * Writes, as JSON text, what a subgraph needs of an entity to find it; `null` when something needed is missing.
 * Equal entities have equal texts.
 */
type WriteRepresentation = (entity: Tree) => string | null;

/** How the entities of one type are represented. */
export interface EntityWriter {
  readonly write: WriteRepresentation;
  /** The only key that makes two entities of the type different; `null` where there are several, or parts of one. */
  readonly identity: string | null;
}

/** Entities of each type have their own writer, made when the first one comes. */
export function compileRepresentation(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
): (typename: string) => EntityWriter {
  const writers = new Map<string, EntityWriter>();
  return (typename) => {
    let writer = writers.get(typename);
    if (writer === undefined) {
      writer = writerFor(schema, typename, requires);
      writers.set(typename, writer);
    }
    return writer;
  };
}

function writerFor(
  schema: GraphQLSchema,
  typename: string,
  requires: readonly QueryPlanSelectionNode[],
): EntityWriter {
  const [only, ...others] = requires.filter((selection) => mayApply(schema, typename, selection));
  if (only?.kind === 'InlineFragment' && only.typeCondition !== undefined && others.length === 0) {
    const fields = only.selections.filter((selection) => selection.kind === 'Field');
    const write = generateFieldsWriter(only.selections, typename);
    if (write !== null && fields.some(isTypename)) {
      return { write, identity: onlyKey(fields.filter((field) => !isTypename(field))) };
    }
  }
  return { write: copier(schema, requires), identity: null };
}

function isTypename(field: QueryPlanFieldNode): boolean {
  return responseKey(field) === '__typename';
}

function onlyKey([field, ...others]: readonly QueryPlanFieldNode[]): string | null {
  return field === undefined || field.selections !== undefined || others.length > 0
    ? null
    : responseKey(field);
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
