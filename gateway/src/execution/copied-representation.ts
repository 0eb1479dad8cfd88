import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { mergeInto } from './merge';
import { isTree, newTree, readOwn, type Tree, typenameOf } from './tree';
import { typesSatisfying } from './type-conditions';

/** Copies from an entity what a subgraph needs to find it; `null` when something needed is missing. */
export type CopyRepresentation = (entity: Tree) => Tree | null;

/** All parts are copies of one entity, which has one type. */
const NO_INTERFACES: ReadonlySet<string> = new Set();

/** Adds one selection to a representation; `false` when it cannot. */
type Part = (entity: Tree, representation: Tree) => boolean;

/** Copies whatever a plan may require: several parts for one type, parts within parts. */
export function compileCopy(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
): CopyRepresentation {
  const copy = compileSelections(schema, requires);
  return (entity) => {
    const representation = copy(entity);
    return representation !== null && typenameOf(representation) !== undefined
      ? representation
      : null;
  };
}

function compileSelections(
  schema: GraphQLSchema,
  selections: readonly QueryPlanSelectionNode[],
): CopyRepresentation {
  const parts = selections.map((selection) => compilePart(schema, selection));
  return (entity) => {
    const representation = newTree();
    return parts.every((part) => part(entity, representation)) ? representation : null;
  };
}

function compilePart(schema: GraphQLSchema, selection: QueryPlanSelectionNode): Part {
  if (selection.kind === 'Field') {
    return fieldPart(schema, selection);
  }
  if (selection.typeCondition === undefined) {
    return () => true;
  }
  const types = typesSatisfying(schema, selection.typeCondition);
  const copy = compileSelections(schema, selection.selections);
  // A key that does not apply, or is incomplete, leaves the others their chance.
  return (entity, representation) => {
    const typename = typenameOf(entity);
    const part = typename !== undefined && types.has(typename) ? copy(entity) : null;
    if (part !== null) {
      mergeInto(representation, part, NO_INTERFACES);
    }
    return true;
  };
}

function fieldPart(schema: GraphQLSchema, field: QueryPlanFieldNode): Part {
  const key = field.alias ?? field.name;
  const copyValue =
    field.selections === undefined ? null : copyEach(compileSelections(schema, field.selections));
  return (entity, representation) => {
    const value = readOwn(entity, key);
    if (value === undefined) {
      return false;
    }
    representation[key] = copyValue === null ? value : copyValue(value);
    return true;
  };
}

function copyEach(copy: CopyRepresentation): (value: unknown) => unknown {
  return function visit(value): unknown {
    if (Array.isArray(value)) {
      return value.map(visit);
    }
    return isTree(value) ? copy(value) : null;
  };
}
