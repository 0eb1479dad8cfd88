import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  visit,
} from 'graphql';

/** A field of an operation that goes on behind a cursor. */
export interface CursorField {
  /** The field, as often as the operation says it. */
  readonly nodes: readonly FieldNode[];
  /** The type of its argument `after`. */
  readonly cursorType: string;
  /** What it is to select besides, as GraphQL text. */
  readonly selection: string;
}

/** The variable that holds the cursor. */
export const CURSOR_VARIABLE = 'explorerAfter';

/** The operation, going on behind the cursor in a variable of its own, whatever it began behind. */
export function operationAfter(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  field: CursorField,
): DocumentNode {
  const { variables, after, selections } = additions(field);
  const changed: DocumentNode = visit(document, {
    OperationDefinition: {
      leave: (node) =>
        node.name?.value === operation.name?.value
          ? { ...node, variableDefinitions: [...(node.variableDefinitions ?? []), ...variables] }
          : undefined,
    },
    Field: {
      enter: (node) =>
        field.nodes.includes(node) ? withAdditions(node, after, selections) : undefined,
    },
  });
  return withoutUnused(changed);
}

function withAdditions(
  node: FieldNode,
  after: readonly ArgumentNode[],
  more: readonly SelectionNode[],
): FieldNode {
  const others = (node.arguments ?? []).filter(({ name }) => name.value !== 'after');
  const selections = [...(node.selectionSet?.selections ?? []), ...more];
  return {
    ...node,
    arguments: [...others, ...after],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

function additions({ cursorType, selection }: CursorField) {
  const operation = parse(
    `query ($${CURSOR_VARIABLE}: ${cursorType}) { field(after: $${CURSOR_VARIABLE}) { ${selection} } }`,
  ).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const field = operation?.selectionSet.selections.find(({ kind }) => kind === Kind.FIELD);
  return field?.kind === Kind.FIELD
    ? {
        variables: operation?.variableDefinitions ?? [],
        after: field.arguments ?? [],
        selections: field.selectionSet?.selections ?? [],
      }
    : { variables: [], after: [], selections: [] };
}

/** The reader's own cursor may have been a variable, and an operation must use all of them. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return visit(document, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}
