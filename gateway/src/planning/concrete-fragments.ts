import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { ANCHOR } from './anchored-objects';

/** A document that grows beyond this is left to fail as it was. */
const MOST_SELECTIONS = 5_000;

export class TooManySelections extends Error {}

/**
 * Says `... on Book { … } ... on Film { … }` where an operation says `... on Named { … }` of something that
 * is not declared to be `Named`: the same question, in words that the planner understands where one of the
 * two is an `@interfaceObject`. Throws `TooManySelections`.
 */
export function withConcreteFragments(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  return rewritten(document, new FragmentRewriter(schema, document, { spellsFields: false }));
}

/**
 * Says besides `... on Town { notices { … } } ... on Land { notices { … } }` where an operation says
 * `notices { … }` of an interface: the planner does not see what only the types have, as a context.
 * Throws `TooManySelections`.
 */
export function withConcreteFields(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  return rewritten(document, new FragmentRewriter(schema, document, { spellsFields: true }));
}

function rewritten(document: DocumentNode, rewriter: FragmentRewriter): DocumentNode {
  return {
    ...document,
    definitions: document.definitions
      .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
      .map((operation) => rewriter.operation(operation)),
  };
}

type Fragment = InlineFragmentNode | FragmentSpreadNode;

class FragmentRewriter {
  private readonly schema: GraphQLSchema;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly spellsFields: boolean;
  private selections = 0;

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    { spellsFields }: { readonly spellsFields: boolean },
  ) {
    this.schema = schema;
    this.spellsFields = spellsFields;
    this.fragments = new Map(
      document.definitions
        .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((node) => [node.name.value, node]),
    );
  }

  operation(operation: OperationDefinitionNode): OperationDefinitionNode {
    const root = this.schema.getRootType(operation.operation);
    return root == null
      ? operation
      : { ...operation, selectionSet: this.selectionSet(root, operation.selectionSet) };
  }

  private selectionSet(type: GraphQLCompositeType, node: SelectionSetNode): SelectionSetNode {
    this.selections += node.selections.length;
    if (this.selections > MOST_SELECTIONS) {
      throw new TooManySelections();
    }
    const selections = node.selections.flatMap((selection) => this.selection(type, selection));
    // Fragments that no object can satisfy are gone, and may have been everything there was.
    return { ...node, selections: selections.length === 0 ? [ANCHOR] : selections };
  }

  private selection(type: GraphQLCompositeType, node: SelectionNode): SelectionNode[] {
    if (node.kind !== Kind.FIELD) {
      return this.fragment(type, node);
    }
    return this.spellsFields && isInterfaceType(type) && node.selectionSet !== undefined
      ? this.schema.getPossibleTypes(type).map((one) => fragmentOn(one, [this.field(one, node)]))
      : [this.field(type, node)];
  }

  private field(parent: GraphQLCompositeType, node: FieldNode): FieldNode {
    const field = isUnionType(parent) ? undefined : parent.getFields()[node.name.value];
    const type = field === undefined ? undefined : getNamedType(field.type);
    return node.selectionSet === undefined || !isCompositeType(type)
      ? node
      : { ...node, selectionSet: this.selectionSet(type, node.selectionSet) };
  }

  private fragment(parent: GraphQLCompositeType, node: Fragment): InlineFragmentNode[] {
    const { typeCondition, selectionSet } = this.contentOf(node);
    const condition = typeCondition === undefined ? parent : this.schema.getType(typeCondition);
    if (selectionSet === undefined || !isCompositeType(condition)) {
      return [];
    }
    // The conditions of fragments are decided already, so no directive is lost.
    return this.typesBetween(parent, condition).map((type) =>
      fragmentOn(type, this.selectionSet(type, selectionSet).selections),
    );
  }

  private contentOf(node: Fragment): {
    readonly typeCondition: string | undefined;
    readonly selectionSet: SelectionSetNode | undefined;
  } {
    const fragment =
      node.kind === Kind.INLINE_FRAGMENT ? node : this.fragments.get(node.name.value);
    return {
      typeCondition: fragment?.typeCondition?.name.value,
      selectionSet: fragment?.selectionSet,
    };
  }

  /** What an object is that is of one type and satisfies the condition of another. */
  private typesBetween(
    parent: GraphQLCompositeType,
    condition: GraphQLCompositeType,
  ): readonly GraphQLCompositeType[] {
    const possible = this.possibleTypes(parent);
    if (condition === parent || !isAbstractType(condition)) {
      return possible.includes(condition) || condition === parent ? [condition] : [];
    }
    const satisfying = this.possibleTypes(condition);
    const both = possible.filter((type) => satisfying.includes(type));
    return both.length === possible.length ? [parent] : both;
  }

  private possibleTypes(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    return isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
  }
}

function fragmentOn(
  { name }: GraphQLCompositeType,
  selections: readonly SelectionNode[],
): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}
