import {
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  valueFromASTUntyped,
} from 'graphql';
import type { AskedOperation } from '../graph/asked-operation';
import { CURSOR_VARIABLE, operationAfter } from '../graph/operation-after';
import { isObject, type Json } from '../results/rows/json';

/** A subscription, and how it goes on after a pause. */
export interface LiveOperation {
  /** What to subscribe with: behind a cursor where there are any, else from now on. */
  readonly behind: (cursor: Json) => AskedOperation;
  /** Behind which the reader wants to begin; null for the events to come. */
  readonly firstCursor: Json;
  /** Null for events without cursors: they cannot be asked for again. */
  readonly cursorOf: ((data: Json) => Json) | null;
  /** The event as the reader asked for it. */
  readonly shown: (data: Json) => Json;
}

/** The alias of the page's own selection of the cursor, so that it clashes with nothing. */
const CURSOR_ALIAS = 'explorerCursor';

/** The chosen operation, when it is a subscription; else null. Throws for what is no GraphQL. */
export function liveOperation(
  operation: AskedOperation,
  schema: GraphQLSchema | null,
): LiveOperation | null {
  const document = parse(operation.query);
  const definition = document.definitions
    .filter((one) => one.kind === Kind.OPERATION_DEFINITION)
    .find(
      ({ name }) =>
        operation.operationName === undefined || name?.value === operation.operationName,
    );
  if (definition?.operation !== OperationTypeNode.SUBSCRIPTION) {
    return null;
  }
  const field = fieldWithCursor(definition, schema);
  if (field === null) {
    return { behind: () => operation, firstCursor: null, cursorOf: null, shown: (data) => data };
  }
  const { node, cursorType } = field;
  const selection = `${CURSOR_ALIAS}: cursor`;
  const query = print(
    operationAfter(document, definition, { nodes: [node], cursorType, selection }),
  );
  const name = (node.alias ?? node.name).value;
  return {
    behind: (cursor) => ({
      ...operation,
      query,
      // One that is left out is no argument at all.
      variables: {
        ...operation.variables,
        ...(cursor === null ? {} : { [CURSOR_VARIABLE]: cursor }),
      },
    }),
    firstCursor: writtenCursor(node, operation),
    cursorOf: (data) => memberOf(memberOf(data, name), CURSOR_ALIAS),
    shown: (data) => withoutCursor(data, name),
  };
}

interface FieldWithCursor {
  readonly node: FieldNode;
  readonly cursorType: string;
}

/** The one field of a subscription, when it can begin behind a cursor and its events have one. */
function fieldWithCursor(
  { selectionSet: { selections } }: OperationDefinitionNode,
  schema: GraphQLSchema | null,
): FieldWithCursor | null {
  const [node] = selections;
  if (node?.kind !== Kind.FIELD) {
    return null;
  }
  const field = schema?.getSubscriptionType()?.getFields()[node.name.value];
  const cursorType = field === undefined ? null : cursorTypeOf(field);
  return cursorType === null ? null : { node, cursorType };
}

function cursorTypeOf({ args, type }: GraphQLField<unknown, unknown>): string | null {
  const after = args.find(({ name }) => name === 'after');
  const event = getNamedType(type);
  const hasCursor = isObjectType(event) && event.getFields()['cursor'] !== undefined;
  return after !== undefined && hasCursor ? String(getNamedType(after.type)) : null;
}

function writtenCursor(node: FieldNode, { variables }: AskedOperation): Json {
  const after = node.arguments?.find(({ name }) => name.value === 'after');
  const cursor: unknown = after && valueFromASTUntyped(after.value, variables);
  return typeof cursor === 'string' || typeof cursor === 'number' ? cursor : null;
}

function memberOf(value: Json, name: string): Json {
  return isObject(value) ? (value[name] ?? null) : null;
}

function withoutCursor(data: Json, name: string): Json {
  const event = memberOf(data, name);
  if (!isObject(data) || !isObject(event)) {
    return data;
  }
  const { [CURSOR_ALIAS]: _, ...shown } = event;
  return { ...data, [name]: shown };
}
