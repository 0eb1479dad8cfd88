import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql';

/** What can be asked of every object. */
export const ANCHOR: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
};

/** Asks for the type of objects of which nothing else is asked, so that an empty object is not taken for null. */
export function withAnchoredObjects(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: (node) =>
      node.selections.length === 0 ? { ...node, selections: [ANCHOR] } : undefined,
  });
}
