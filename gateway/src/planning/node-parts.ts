import { assertNever } from '@apogee/shared/errors';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { ANCHOR } from './anchored-objects';
import type { NodeFields } from './node-fields';

/** An operation as it is planned where several subgraphs are asked for nodes. */
export interface NodeParts {
  /** The first asks everything else as well. */
  readonly documents: readonly DocumentNode[];
  /** The keys of nodes, under which each part brings those that its subgraph owns. */
  readonly nodeKeys: ReadonlySet<string>;
}

/** Splits an operation so that no part asks two subgraphs for nodes. Mostly there is nothing to split. */
export function nodePartsOf(
  document: DocumentNode,
  operationName: string | undefined,
  nodeFields: NodeFields,
): NodeParts {
  const operation = getOperationAST(document, operationName);
  if (nodeFields.size === 0 || operation?.operation !== OperationTypeNode.QUERY) {
    return { documents: [document], nodeKeys: new Set() };
  }
  const splitter = new NodeSplitter(document, nodeFields);
  const parts = splitter.split(operation.selectionSet);
  const { nodeKeys } = splitter;
  return nodeKeys.size === 0
    ? { documents: [document], nodeKeys }
    : { documents: parts.map((part) => withSelections(document, operation, part)), nodeKeys };
}

function withSelections(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  selectionSet: SelectionSetNode,
): DocumentNode {
  const definitions = document.definitions.map((node) =>
    node === operation ? { ...operation, selectionSet } : node,
  );
  return { ...document, definitions };
}

class NodeSplitter {
  readonly nodeKeys = new Set<string>();
  private readonly nodeFields: NodeFields;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor({ definitions }: DocumentNode, nodeFields: NodeFields) {
    this.nodeFields = nodeFields;
    this.fragments = new Map(
      definitions
        .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((node) => [node.name.value, node]),
    );
  }

  /** The root selections of each part. */
  split(root: SelectionSetNode): SelectionSetNode[] {
    const mostOwners = Math.max(...[...this.nodeFields.values()].map(({ length }) => length));
    return Array.from({ length: mostOwners }, (_, at) => ({
      ...root,
      selections: this.selections(root, at),
    })).filter(({ selections }) => selections.length > 0);
  }

  private selections(node: SelectionSetNode | undefined, at: number): SelectionNode[] {
    return (node?.selections ?? []).flatMap((selection) => this.selection(selection, at));
  }

  private selection(node: SelectionNode, at: number): SelectionNode[] {
    switch (node.kind) {
      case Kind.FIELD:
        return this.field(node, at);
      case Kind.INLINE_FRAGMENT:
        return this.fragment(node, node.selectionSet, at);
      case Kind.FRAGMENT_SPREAD:
        return this.fragment(node, this.fragments.get(node.name.value)?.selectionSet, at);
      default:
        return assertNever(node);
    }
  }

  private field(node: FieldNode, at: number): FieldNode[] {
    const standIns = this.nodeFields.get(node.name.value);
    if (standIns === undefined) {
      return at === 0 ? [node] : [];
    }
    const standIn = standIns[at];
    const alias = node.alias ?? node.name;
    this.nodeKeys.add(alias.value);
    return standIn === undefined
      ? []
      : [{ ...node, alias, name: { kind: Kind.NAME, value: standIn }, ...anchored(node) }];
  }

  /** Whatever may be said of a root type is true of it, and the types of others do not have its stand-ins. */
  private fragment(
    { directives = [] }: Pick<FieldNode, 'directives'>,
    content: SelectionSetNode | undefined,
    at: number,
  ): SelectionNode[] {
    const selections = this.selections(content, at);
    return selections.length === 0
      ? []
      : [
          {
            kind: Kind.INLINE_FRAGMENT,
            directives,
            selectionSet: { kind: Kind.SELECTION_SET, selections },
          },
        ];
  }
}

/** A subgraph is asked for its nodes even where it has none of the types that the client is curious about. */
function anchored({ selectionSet }: FieldNode): Pick<FieldNode, 'selectionSet'> {
  return selectionSet === undefined
    ? {}
    : { selectionSet: { ...selectionSet, selections: [...selectionSet.selections, ANCHOR] } };
}
