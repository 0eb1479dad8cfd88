import {
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type ValueNode,
  type VariableDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import type { PlannersKeys } from './planners-keys';
import { mapRootFields, operationOf } from './root-fields';

type Variables = Readonly<Record<string, unknown>>;

/** How a subscription goes on where it stopped (ADR 0019): its field takes `after`, and its events have a `cursor`. */
export interface Resumption {
  /** The variable of the document that says after which event to begin. */
  readonly variable: string;
  /** The key under which the plan fetches the cursor of an event. */
  readonly cursorKey: string;
  /** After which event the client wants to begin; `null` when he wants what comes from now on. */
  readonly given: (variables: Variables) => string | null;
}

export interface ResumableDocument {
  /** Says with a variable of its own after which event to begin. */
  readonly document: DocumentNode;
  readonly resumption: Resumption | null;
}

const AFTER = 'after';
const CURSOR = 'cursor';

/**
 * Puts one variable in the place of whatever a subscription gives to `after`, so that it can be begun anywhere.
 * `document` holds one operation and its fragments.
 */
export function withResumption(
  schema: GraphQLSchema,
  document: DocumentNode,
  planners: PlannersKeys,
): ResumableDocument {
  const operation = operationOf(document);
  const root = schema.getSubscriptionType();
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION || root == null) {
    return { document, resumption: null };
  }
  const asked: FieldNode[] = [];
  mapRootFields(document, (node) => {
    asked.push(node);
    return node;
  });
  // There is one root field; where it is asked several times, it is asked in the same way.
  const [node] = asked;
  const after = node && afterOf(root.getFields()[node.name.value]);
  return node === undefined || after === undefined
    ? { document, resumption: null }
    : resumable({ document, operation, node, after }, planners);
}

interface ResumableOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly node: FieldNode;
  readonly after: GraphQLArgument;
}

function resumable(
  { document, operation, node, after }: ResumableOperation,
  { fields: taken }: PlannersKeys,
): ResumableDocument {
  const { variableDefinitions = [] } = operation;
  const variable = freeName('after_event', (name) =>
    variableDefinitions.some((definition) => definition.variable.name.value === name),
  );
  const value = node.arguments?.find(({ name }) => name.value === AFTER)?.value;
  return {
    document: withDefinition(
      mapRootFields(document, (field) => beginningAt(field, variable)),
      definitionOf(variable, after),
    ),
    resumption: {
      variable,
      cursorKey: freeName('event_cursor', (name) => taken.has(name)),
      given: (variables) => asText(givenValue(value, variables, operation)),
    },
  };
}

/** Selects the cursor of each event: for plans, not for what the client gets. */
export function withCursor(document: DocumentNode, { cursorKey }: Resumption): DocumentNode {
  const cursor: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: cursorKey },
    name: { kind: Kind.NAME, value: CURSOR },
  };
  return mapRootFields(document, (node) =>
    node.selectionSet === undefined
      ? node
      : {
          ...node,
          selectionSet: {
            ...node.selectionSet,
            selections: [...node.selectionSet.selections, cursor],
          },
        },
  );
}

/** By names, as lists are paged: a nullable argument `after`, and a field `cursor` of the same scalar in the event. */
function afterOf(field: GraphQLField<unknown, unknown> | undefined): GraphQLArgument | undefined {
  const after = field?.args.find(({ name }) => name === AFTER);
  const event = field && getNullableType(field.type);
  const cursor =
    isObjectType(event) || isInterfaceType(event) ? event.getFields()[CURSOR] : undefined;
  return after !== undefined &&
    isScalarType(after.type) &&
    cursor?.args.length === 0 &&
    getNullableType(cursor.type) === after.type
    ? after
    : undefined;
}

function beginningAt(node: FieldNode, variable: string): FieldNode {
  const others = (node.arguments ?? []).filter(({ name }) => name.value !== AFTER);
  const after = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: AFTER },
    value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
  } as const;
  return { ...node, arguments: [...others, after] };
}

function definitionOf(variable: string, after: GraphQLArgument): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
    type: {
      kind: Kind.NAMED_TYPE,
      name: { kind: Kind.NAME, value: getNamedType(after.type).name },
    },
  };
}

function withDefinition(document: DocumentNode, added: VariableDefinitionNode): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((node) =>
      node.kind === Kind.OPERATION_DEFINITION
        ? { ...node, variableDefinitions: [...(node.variableDefinitions ?? []), added] }
        : node,
    ),
  };
}

function givenValue(
  node: ValueNode | undefined,
  variables: Variables,
  { variableDefinitions = [] }: OperationDefinitionNode,
): unknown {
  if (node?.kind !== Kind.VARIABLE) {
    return node && valueFromASTUntyped(node);
  }
  const name = node.name.value;
  const given = variables[name];
  if (given !== undefined) {
    return given;
  }
  const definition = variableDefinitions.find(({ variable }) => variable.name.value === name);
  return definition?.defaultValue && valueFromASTUntyped(definition.defaultValue);
}

/** Cursors are text, or numbers that stand for it. */
function asText(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted;
  while (isTaken(name)) {
    name += '_';
  }
  return name;
}
