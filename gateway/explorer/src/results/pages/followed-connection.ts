import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  visit,
} from 'graphql';
import type { AskedOperation } from '../../graph/asked-operation';
import { CURSOR_VARIABLE, operationAfter } from '../../graph/operation-after';
import { findConnection, PAGE_INFO_FIELDS } from './find-connection';

/** A connection of an operation, and how to ask for one page of it after another. */
export interface FollowedConnection {
  /** Where its value is in the data of an answer. */
  readonly path: readonly string[];
  /** The operation for the page after a cursor. */
  readonly pageAfter: (cursor: string | null) => AskedOperation;
}

/** The alias of the page's own selection of `pageInfo`, so that it clashes with nothing. */
export const PAGE_ALIAS = 'explorerPage';
const PAGE_SELECTION = `${PAGE_ALIAS}: pageInfo { ${PAGE_INFO_FIELDS.join(' ')} }`;

/**
 * The outermost connection (Relay's: a field that takes `after` and whose type has a `pageInfo`) on the way to a list
 * of rows, or null when there is none that could be followed.
 */
export function followedConnection(
  operation: AskedOperation,
  rowPath: readonly string[],
  schema: GraphQLSchema,
): FollowedConnection | null {
  const document = parse(operation.query);
  const definition = operationsIn(document).find(
    ({ name }) => operation.operationName === undefined || name?.value === operation.operationName,
  );
  const type = schema.getQueryType();
  if (definition?.operation !== OperationTypeNode.QUERY || type == null) {
    return null;
  }
  const root = { selection: definition.selectionSet, type };
  const found = findConnection({ document, schema }, root, rowPath);
  if (found === null || isUsedTwice(document, found.nodes)) {
    return null;
  }
  const query = print(
    operationAfter(document, definition, { ...found, selection: PAGE_SELECTION }),
  );
  return {
    path: found.path,
    pageAfter: (cursor) => ({
      ...operation,
      query,
      variables: { ...operation.variables, [CURSOR_VARIABLE]: cursor },
    }),
  };
}

function operationsIn({ definitions }: DocumentNode): OperationDefinitionNode[] {
  return definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

/** Whether a field is part of a fragment that the operation spreads in more than one place. */
function isUsedTwice(document: DocumentNode, nodes: readonly FieldNode[]): boolean {
  const spreads = new Map<string, number>();
  const holders: string[] = [];
  visit(document, {
    FragmentSpread: ({ name: { value } }) => void spreads.set(value, (spreads.get(value) ?? 0) + 1),
    FragmentDefinition: (fragment) => {
      visit(fragment, {
        Field: (field) => {
          if (nodes.includes(field)) {
            holders.push(fragment.name.value);
          }
        },
      });
    },
  });
  return holders.some((name) => (spreads.get(name) ?? 0) > 1);
}
