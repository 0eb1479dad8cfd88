import { assertNever } from '@apogee/shared/errors';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** `document` holds one operation and its fragments. */
export function operationOf({ definitions }: DocumentNode): OperationDefinitionNode | undefined {
  return definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
}

/** Changes the fields of an operation's root type, those in fragments included. */
export function mapRootFields(
  document: DocumentNode,
  map: (node: FieldNode) => FieldNode,
): DocumentNode {
  const mapper = new RootFieldMapper(map);
  const operation = operationOf(document);
  const selectionSet = operation && mapper.selectionSet(operation.selectionSet);
  const fragments = mapper.fragments(document);
  return {
    ...document,
    definitions: document.definitions.map((node) => {
      if (node === operation && selectionSet !== undefined) {
        return { ...operation, selectionSet };
      }
      return (node.kind === Kind.FRAGMENT_DEFINITION && fragments.get(node.name.value)) || node;
    }),
  };
}

class RootFieldMapper {
  private readonly map: (node: FieldNode) => FieldNode;
  private readonly spread = new Set<string>();

  constructor(map: (node: FieldNode) => FieldNode) {
    this.map = map;
  }

  selectionSet(node: SelectionSetNode): SelectionSetNode {
    return { ...node, selections: node.selections.map((one) => this.selection(one)) };
  }

  /** Those that lead to root fields. The set grows while it is gone through: fragments lead to others. */
  fragments({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
    const mapped = new Map<string, FragmentDefinitionNode>();
    for (const name of this.spread) {
      for (const node of definitions) {
        if (node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name) {
          mapped.set(name, { ...node, selectionSet: this.selectionSet(node.selectionSet) });
        }
      }
    }
    return mapped;
  }

  private selection(node: SelectionNode): SelectionNode {
    switch (node.kind) {
      case Kind.FIELD:
        return this.map(node);
      case Kind.INLINE_FRAGMENT:
        return { ...node, selectionSet: this.selectionSet(node.selectionSet) };
      case Kind.FRAGMENT_SPREAD:
        this.spread.add(node.name.value);
        return node;
      default:
        return assertNever(node);
    }
  }
}
