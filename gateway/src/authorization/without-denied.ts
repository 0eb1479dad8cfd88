import type { Caller } from '@apogee/shared/identity';
import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { AccessRefused } from './access-refused';
import { deniedPlaces } from './denied-places';
import type { FieldRequirements } from './field-requirements';
import { type DeniedFields, GuardedOperation } from './guarded-operation';

/** What is left of an operation for a caller, and what he is told of the rest. */
export interface VisibleOperation {
  readonly document: DocumentNode;
  readonly errors: readonly GraphQLError[];
}

interface GuardedSchema {
  readonly apiSchema: GraphQLSchema;
  readonly requirements: FieldRequirements;
}

const TYPENAME: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
};

/**
 * Leaves out of a query what the caller may not see. Throws `AccessRefused` for any other operation that has such a
 * field: half of a change is worse than none. `document` holds one operation and its fragments.
 */
export function withoutDenied(
  document: DocumentNode,
  caller: Caller,
  { apiSchema, requirements }: GuardedSchema,
): VisibleOperation {
  const denied = GuardedOperation.of(document, apiSchema, requirements)?.deniedTo(caller);
  const [first] = denied?.values() ?? [];
  if (denied === undefined || first === undefined) {
    return { document, errors: [] };
  }
  if (getOperationAST(document)?.operation !== OperationTypeNode.QUERY) {
    throw new AccessRefused(first, caller);
  }
  const errors = deniedPlaces(document, apiSchema, denied).map(({ coordinate, path }) => {
    const originalError = new AccessRefused(coordinate, caller);
    const { message, code } = originalError;
    return new GraphQLError(message, { path, originalError, extensions: { code, coordinate } });
  });
  return { document: withoutFields(document, denied), errors };
}

/** Where nothing is left, `__typename` keeps the place. */
function withoutFields(document: DocumentNode, denied: DeniedFields): DocumentNode {
  return visit(document, {
    Field: (node) => (denied.has(node) ? null : undefined),
    SelectionSet: { leave: neverEmpty },
  });
}

function neverEmpty(node: SelectionSetNode): SelectionSetNode | undefined {
  return node.selections.length === 0 ? { ...node, selections: [TYPENAME] } : undefined;
}
