import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What an operation and its fragments mean. */
export interface World {
  readonly document: DocumentNode;
  readonly schema: GraphQLSchema;
}

export interface FoundConnection {
  /** By the names in the answer. */
  readonly path: readonly string[];
  /** The field, as often as the operation says it. */
  readonly nodes: readonly FieldNode[];
  /** The type of its argument `after`. */
  readonly cursorType: string;
}

/** Members of Relay's `PageInfo` that lead from a page to the next one. */
export const PAGE_INFO_FIELDS: readonly string[] = ['hasNextPage', 'endCursor'];

/** A selection of fields of one type. */
interface Selected {
  readonly selection: SelectionSetNode;
  readonly type: GraphQLCompositeType;
}

/** The outermost connection on the way to a list of rows. A list on the way ends it: there would be many cursors. */
export function findConnection(
  world: World,
  root: Selected,
  rowPath: readonly string[],
): FoundConnection | null {
  let level: readonly Selected[] = [root];
  for (const [depth, name] of rowPath.entries()) {
    const fields = level.flatMap((selected) => fieldsNamed(world, name, selected));
    const [first] = fields;
    if (first === undefined) {
      return null;
    }
    const cursorType = cursorTypeOf(first.definition);
    if (cursorType !== null) {
      const nodes = fields.map(({ node }) => node);
      return { path: rowPath.slice(0, depth + 1), nodes, cursorType };
    }
    level = fields.flatMap(selectedOf);
  }
  return null;
}

interface FoundField {
  readonly node: FieldNode;
  readonly definition: GraphQLField<unknown, unknown>;
}

function selectedOf({ node: { selectionSet }, definition: { type } }: FoundField): Selected[] {
  const isList = isListType(isNonNullType(type) ? type.ofType : type);
  const named = getNamedType(type);
  return !isList && isCompositeType(named) && selectionSet !== undefined
    ? [{ selection: selectionSet, type: named }]
    : [];
}

/** The fields of a selection with this name in the answer, those in fragments included. */
function fieldsNamed(world: World, name: string, { selection, type }: Selected): FoundField[] {
  return selection.selections.flatMap((one) => {
    if (one.kind !== Kind.FIELD) {
      return fieldsNamedInFragment(world, name, { fragment: fragmentOf(world, one), type });
    }
    const definition = fieldOf(type, one.name.value);
    const isNamed = (one.alias ?? one.name).value === name;
    return isNamed && definition !== undefined ? [{ node: one, definition }] : [];
  });
}

interface FragmentOfType {
  readonly fragment: FragmentDefinitionNode | InlineFragmentNode | undefined;
  /** Of what it is spread in. */
  readonly type: GraphQLCompositeType;
}

function fieldsNamedInFragment(
  world: World,
  name: string,
  { fragment, type }: FragmentOfType,
): FoundField[] {
  const condition = fragment?.typeCondition?.name.value;
  const inner = condition === undefined ? type : world.schema.getType(condition);
  return fragment !== undefined && isCompositeType(inner)
    ? fieldsNamed(world, name, { selection: fragment.selectionSet, type: inner })
    : [];
}

function fragmentOf(
  { document }: World,
  spread: Exclude<SelectionNode, FieldNode>,
): FragmentDefinitionNode | InlineFragmentNode | undefined {
  if (spread.kind === Kind.INLINE_FRAGMENT) {
    return spread;
  }
  return document.definitions
    .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
    .find(({ name }) => name.value === spread.name.value);
}

function fieldOf(
  type: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
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
