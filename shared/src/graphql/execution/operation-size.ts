import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

interface Measuring {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Fields that may still be met before the operation counts as too large. */
  left: number;
}

/**
 * Whether the compiled form of an operation stays below `most` fields. Code is made for each type that a value may
 * have and each place a fragment is spread at, so a small document can grow without bound. Stops counting there.
 */
export function isSmallerThan(
  most: number,
  selected: { readonly schema: GraphQLSchema; readonly document: DocumentNode },
): boolean {
  const { schema, document } = selected;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const measuring: Measuring = { schema, fragments, left: most };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      count(measuring, schema.getRootType(definition.operation), definition.selectionSet);
    }
  }
  return measuring.left > 0;
}

function count(
  measuring: Measuring,
  parent: GraphQLCompositeType | null | undefined,
  { selections }: SelectionSetNode,
): void {
  for (const selection of selections) {
    if (measuring.left <= 0 || !parent) {
      return;
    }
    countSelection(measuring, parent, selection);
  }
}

function countSelection(
  measuring: Measuring,
  parent: GraphQLCompositeType,
  selection: SelectionNode,
): void {
  switch (selection.kind) {
    case Kind.FIELD:
      countField(measuring, parent, selection);
      break;
    case Kind.INLINE_FRAGMENT:
      if (applies(measuring, selection.typeCondition?.name.value ?? parent.name, parent)) {
        count(measuring, parent, selection.selectionSet);
      }
      break;
    case Kind.FRAGMENT_SPREAD: {
      const fragment = measuring.fragments.get(selection.name.value);
      if (fragment && applies(measuring, fragment.typeCondition.name.value, parent)) {
        count(measuring, parent, fragment.selectionSet);
      }
    }
  }
}

function countField(
  measuring: Measuring,
  parent: GraphQLCompositeType,
  { name, selectionSet }: Extract<SelectionNode, { kind: typeof Kind.FIELD }>,
): void {
  measuring.left -= 1;
  const field = isObjectType(parent) ? parent.getFields()[name.value] : undefined;
  const type = field === undefined ? undefined : getNamedType(field.type);
  if (selectionSet === undefined || type === undefined || !isCompositeType(type)) {
    return;
  }
  const possible = isAbstractType(type) ? measuring.schema.getPossibleTypes(type) : [type];
  for (const objectType of possible) {
    count(measuring, objectType, selectionSet);
  }
}

/** Parents are object types: what is selected of an abstract type is counted for each type it may be. */
function applies({ schema }: Measuring, condition: string, parent: GraphQLCompositeType): boolean {
  const type = schema.getType(condition);
  return (
    type === parent ||
    (isAbstractType(type) && isObjectType(parent) && schema.isSubType(type, parent))
  );
}
