import { type DocumentNode, Kind, type SelectionNode, visit } from 'graphql';

const TYPE_NAME: SelectionNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
};

/** The document as clients with a cache send it: with the type's name of every object below the root. */
export function withTypeNames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: (node, _key, parent) =>
      isOperation(parent) || node.selections.some(isTypeName)
        ? undefined
        : { ...node, selections: [...node.selections, TYPE_NAME] },
  });
}

function isOperation(parent: unknown): boolean {
  return (
    typeof parent === 'object' &&
    parent !== null &&
    'kind' in parent &&
    parent.kind === Kind.OPERATION_DEFINITION
  );
}

function isTypeName(node: SelectionNode): boolean {
  return node.kind === Kind.FIELD && node.name.value === '__typename';
}
