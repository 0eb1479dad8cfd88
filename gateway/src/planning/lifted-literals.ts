import { assertNever } from '@apogee/shared/errors';
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { InventedVariables, type Place } from './invented-variables';

/** An operation that says with variables what a client said with literals. */
export interface LiftedOperation {
  /** The operation and the fragments that it uses, and nothing else. */
  readonly document: DocumentNode;
  /** The values of the variables that were invented, by name. */
  readonly literals: Readonly<Record<string, unknown>>;
}

/**
 * Puts variables in the place of the literals that an operation gives to its fields, so that operations that
 * differ only in these are planned once. `operation` is an operation of the valid `document`.
 *
 * What stays: `null`, what directives are given, what is asked of the schema itself, and values of the graph's
 * own scalars that are not text.
 */
export function withLiftedLiterals(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): LiftedOperation {
  return new LiteralLifter(schema, document, operation).lift();
}

class LiteralLifter {
  private readonly schema: GraphQLSchema;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly operation: OperationDefinitionNode;
  private readonly invented: InventedVariables;
  private readonly used = new Map<string, FragmentDefinitionNode>();

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.schema = schema;
    this.fragments = new Map(
      document.definitions
        .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((node) => [node.name.value, node]),
    );
    this.operation = operation;
    this.invented = new InventedVariables(operation);
  }

  lift(): LiftedOperation {
    const { operation } = this;
    const root = this.schema.getRootType(operation.operation);
    const selectionSet =
      root == null ? operation.selectionSet : this.selectionSet(root, operation.selectionSet);
    const variableDefinitions = [
      ...(operation.variableDefinitions ?? []),
      ...this.invented.definitions,
    ];
    const lifted = { ...operation, variableDefinitions, selectionSet };
    return {
      document: { kind: Kind.DOCUMENT, definitions: [lifted, ...this.used.values()] },
      literals: this.invented.values,
    };
  }

  private selectionSet(type: GraphQLCompositeType, node: SelectionSetNode): SelectionSetNode {
    return { ...node, selections: node.selections.map((one) => this.selection(type, one)) };
  }

  private selection(parent: GraphQLCompositeType, node: SelectionNode): SelectionNode {
    switch (node.kind) {
      case Kind.FIELD:
        return this.field(parent, node);
      case Kind.FRAGMENT_SPREAD:
        this.useFragment(node.name.value);
        return node;
      case Kind.INLINE_FRAGMENT:
        return this.fragment(parent, node);
      default:
        return assertNever(node);
    }
  }

  private useFragment(name: string): void {
    const fragment = this.fragments.get(name);
    if (fragment !== undefined && !this.used.has(name)) {
      // Fragments are told apart by their names alone, so that those below need not come first.
      this.used.set(name, fragment);
      this.used.set(name, this.fragment(undefined, fragment));
    }
  }

  private fragment<Node extends InlineFragmentNode | FragmentDefinitionNode>(
    parent: GraphQLCompositeType | undefined,
    node: Node,
  ): Node {
    const condition = node.typeCondition?.name.value;
    const type = condition === undefined ? parent : this.schema.getType(condition);
    return isCompositeType(type)
      ? { ...node, selectionSet: this.selectionSet(type, node.selectionSet) }
      : node;
  }

  private field(parent: GraphQLCompositeType, node: FieldNode): FieldNode {
    // Neither `__typename` nor what the schema says about itself is a field of a type.
    const field = isUnionType(parent) ? undefined : parent.getFields()[node.name.value];
    if (field === undefined) {
      this.keepFragments(node.selectionSet);
      return node;
    }
    const type = getNamedType(field.type);
    return {
      ...node,
      ...(node.arguments && { arguments: this.arguments(field, node) }),
      ...(node.selectionSet &&
        isCompositeType(type) && { selectionSet: this.selectionSet(type, node.selectionSet) }),
    };
  }

  /** Below what is asked of the schema itself everything stays as it is written. */
  private keepFragments(selectionSet: SelectionSetNode | undefined): void {
    for (const node of selectionSet?.selections ?? []) {
      if (node.kind !== Kind.FRAGMENT_SPREAD) {
        this.keepFragments(node.selectionSet);
        continue;
      }
      const fragment = this.fragments.get(node.name.value);
      if (fragment !== undefined && !this.used.has(node.name.value)) {
        this.used.set(node.name.value, fragment);
        this.keepFragments(fragment.selectionSet);
      }
    }
  }

  private arguments(field: GraphQLField<unknown, unknown>, node: FieldNode): ArgumentNode[] {
    const key = `${(node.alias ?? node.name).value}:${field.name}`;
    return (node.arguments ?? []).map((given) => {
      const name = given.name.value;
      const type = field.args.find((argument) => argument.name === name)?.type;
      const place = type && { name: `${key}.${name}`, type };
      return place === undefined ? given : this.argument(given, place);
    });
  }

  private argument(node: ArgumentNode, place: Place): ArgumentNode {
    return { ...node, value: this.invented.replace(node.value, place) };
  }
}
