import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { AskedOperation } from '../../graph/asked-operation';

/** A connection of an operation, and how to ask for one page of it after another. */
export interface FollowedConnection {
  /** Where its value is in the data of an answer. */
  readonly path: readonly string[];
  /** The operation for the page after a cursor. */
  readonly pageAfter: (cursor: string | null) => AskedOperation;
}

/** The alias of the page's own selection of `pageInfo`, so that it clashes with nothing. */
export const PAGE_ALIAS = 'explorerPage';
const CURSOR_VARIABLE = 'explorerAfter';
const PAGE_INFO_FIELDS = ['hasNextPage', 'endCursor'];

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
  const definition = chosenOperation(document, operation.operationName);
  const root = definition && schema.getRootType(definition.operation);
  if (definition === undefined || root == null || definition.operation !== 'query') {
    return null;
  }
  const found = findConnection({ document, schema }, definition.selectionSet, root, rowPath);
  if (found === null || isUsedTwice(document, found.nodes)) {
    return null;
  }
  const query = print(withoutUnused(withCursor(document, definition, found)));
  return {
    path: found.path,
    pageAfter: (cursor) => ({
      ...operation,
      query,
      variables: { ...operation.variables, [CURSOR_VARIABLE]: cursor },
    }),
  };
}

function chosenOperation(
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined {
  return document.definitions.find(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (name === undefined || definition.name?.value === name),
  ) as OperationDefinitionNode | undefined;
}

interface World {
  readonly document: DocumentNode;
  readonly schema: GraphQLSchema;
}

interface FoundConnection {
  readonly path: readonly string[];
  /** The field, as often as the operation says it. */
  readonly nodes: readonly FieldNode[];
  readonly cursorType: string;
}

/** Goes down by the names in the answer; a list on the way ends it, as there would be many cursors. */
function findConnection(
  world: World,
  selection: SelectionSetNode,
  parent: GraphQLCompositeType,
  rowPath: readonly string[],
): FoundConnection | null {
  let level: { readonly node: SelectionSetNode; readonly type: GraphQLCompositeType }[] = [
    { node: selection, type: parent },
  ];
  for (const [depth, name] of rowPath.entries()) {
    const fields = level.flatMap(({ node, type }) => fieldsNamed(world, name, node, type));
    const [first] = fields;
    if (first === undefined) {
      return null;
    }
    const cursorType = cursorTypeOf(first.definition);
    if (cursorType !== null) {
      const nodes = fields.map(({ node }) => node);
      return { path: rowPath.slice(0, depth + 1), nodes, cursorType };
    }
    level = fields.flatMap(({ node, definition }) => {
      const type = getNamedType(definition.type);
      const isSingle = !String(definition.type).startsWith('[');
      return isSingle && isCompositeType(type) && node.selectionSet !== undefined
        ? [{ node: node.selectionSet, type }]
        : [];
    });
  }
  return null;
}

interface FoundField {
  readonly node: FieldNode;
  readonly definition: GraphQLField<unknown, unknown>;
}

/** The fields of a selection with this name in the answer, those in fragments included. */
function fieldsNamed(
  world: World,
  name: string,
  { selections }: SelectionSetNode,
  type: GraphQLCompositeType,
): FoundField[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      const definition = fieldOf(type, selection.name.value);
      const isNamed = (selection.alias ?? selection.name).value === name;
      return isNamed && definition !== undefined ? [{ node: selection, definition }] : [];
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : fragmentNamed(world.document, selection.name.value);
    const condition = fragment?.typeCondition?.name.value;
    const inner = condition === undefined ? type : world.schema.getType(condition);
    return fragment !== undefined && isCompositeType(inner)
      ? fieldsNamed(world, name, fragment.selectionSet, inner)
      : [];
  });
}

function fieldOf(
  type: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function fragmentNamed(document: DocumentNode, name: string): FragmentDefinitionNode | undefined {
  return document.definitions.find(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
  ) as FragmentDefinitionNode | undefined;
}

/** The type of the argument `after` of a connection; null of any other field. */
function cursorTypeOf({ args, type }: GraphQLField<unknown, unknown>): string | null {
  const after = args.find(({ name }) => name === 'after');
  const connection = getNamedType(type);
  const pageInfo = isCompositeType(connection) ? fieldOf(connection, 'pageInfo') : undefined;
  const page = pageInfo && getNamedType(pageInfo.type);
  const says = isCompositeType(page) && PAGE_INFO_FIELDS.every((name) => fieldOf(page, name));
  return after !== undefined && says ? String(getNamedType(after.type)) : null;
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

function withCursor(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { nodes, cursorType }: FoundConnection,
): DocumentNode {
  const extra = parse(`query ($${CURSOR_VARIABLE}: ${cursorType}) {
    ${PAGE_ALIAS}: pageInfo { ${PAGE_INFO_FIELDS.join(' ')} }
    field(after: $${CURSOR_VARIABLE})
  }`).definitions[0] as OperationDefinitionNode;
  const [page, cursor] = extra.selectionSet.selections as [FieldNode, FieldNode];
  return visit(document, {
    OperationDefinition: {
      leave: (node) =>
        node.name?.value === operation.name?.value
          ? {
              ...node,
              variableDefinitions: [
                ...(node.variableDefinitions ?? []),
                ...(extra.variableDefinitions ?? []),
              ],
            }
          : undefined,
    },
    Field: {
      enter: (node) =>
        nodes.includes(node)
          ? {
              ...node,
              arguments: [
                ...(node.arguments ?? []).filter(({ name }) => name.value !== 'after'),
                ...(cursor.arguments ?? []),
              ],
              selectionSet: {
                kind: Kind.SELECTION_SET,
                selections: [...(node.selectionSet?.selections ?? []), page],
              },
            }
          : undefined,
    },
  });
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
