import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type SelectionNode,
} from 'graphql';

/** Whether an operation asks for more than the schema itself knows. */
export function asksSubgraphs(document: DocumentNode, operationName: string | undefined): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const asks = (selection: SelectionNode): boolean => {
    if (selection.kind === Kind.FIELD) {
      return !selection.name.value.startsWith('__');
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    return fragment?.selectionSet.selections.some(asks) === true;
  };
  return getOperationAST(document, operationName)?.selectionSet.selections.some(asks) === true;
}
