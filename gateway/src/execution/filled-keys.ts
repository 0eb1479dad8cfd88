import { assertNever } from '@apogee/shared/errors';
import type { FetchNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * The keys of the client's answer that a fetch fills in the objects it is for.
 * Only needed when a whole fetch is lost, so it is found by reading the fetch's operation then.
 */
export function filledKeys(fetch: FetchNode): readonly string[] {
  const document = parse(fetch.operation, { noLocation: true });
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) {
    return [];
  }
  const keys = new KeyReader(document);
  const filled =
    fetch.requires === undefined
      ? keys.read(operation.selectionSet)
      : operation.selectionSet.selections.flatMap((entities) =>
          entities.kind === Kind.FIELD ? keys.read(entities.selectionSet) : [],
        );
  const clientKey = clientKeys(fetch);
  return [...new Set(filled.map(clientKey))].filter((key) => key !== '__typename');
}

/** Undoes, for a key, the aliases that the planner gave to fields that would clash in one request. */
export function clientKeys({ outputRewrites }: FetchNode): (key: string) => string {
  const renamed = new Map<string, string>();
  for (const rewrite of outputRewrites ?? []) {
    if (rewrite.kind === 'KeyRenamer') {
      renamed.set(rewrite.path.at(-1) ?? '', rewrite.renameKeyTo);
    }
  }
  return (key) => renamed.get(key) ?? key;
}

class KeyReader {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(document: DocumentNode) {
    this.fragments = new Map(
      document.definitions
        .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((node) => [node.name.value, node]),
    );
  }

  read(selectionSet: SelectionSetNode | undefined): string[] {
    return (selectionSet?.selections ?? []).flatMap((selection) => this.keysOf(selection));
  }

  private keysOf(selection: SelectionNode): string[] {
    switch (selection.kind) {
      case Kind.FIELD:
        return [selection.alias?.value ?? selection.name.value];
      case Kind.INLINE_FRAGMENT:
        return this.read(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.read(this.fragments.get(selection.name.value)?.selectionSet);
      default:
        return assertNever(selection);
    }
  }
}
