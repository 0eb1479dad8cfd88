import { type FragmentDefinitionNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';
import type { InvalidValue } from './answer/shaping';
import type { Path } from './run';

/** A subgraph sent a value that the schema does not allow there, or none where there must be one. */
const INVALID_VALUE_CODE = 'SUBGRAPH_INVALID_VALUE';

/** Errors for values that had to become null, except where a subgraph's own error already says why. */
export function unexplainedProblems(
  problems: readonly InvalidValue[],
  errors: readonly GraphQLError[],
): GraphQLError[] {
  return problems
    .filter((problem) => !errors.some((error) => explains(error, problem.path)))
    .map(
      ({ message, path }) =>
        new GraphQLError(message, { path, extensions: { code: INVALID_VALUE_CODE } }),
    );
}

function explains({ path }: GraphQLError, place: Path): boolean {
  return (
    path === undefined ||
    path.slice(0, place.length).every((element, index) => element === place[index])
  );
}

export interface AskedSelections {
  readonly selectionSet: SelectionSetNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** What the client calls a key of the operation. */
  readonly clientKey: (planned: string) => string;
}

/**
 * Says an error's path in the client's words, and cuts it where the client's operation ends: plans also
 * fetch fields that the client did not ask for, and their names are not for the client.
 */
export function withinOperation(error: GraphQLError, asked: AskedSelections): GraphQLError {
  const { path = [] } = error;
  const visible = visiblePath(path, asked).map((element) =>
    typeof element === 'string' ? asked.clientKey(element) : element,
  );
  return new GraphQLError(error.message, {
    ...(visible.length === 0 ? {} : { path: visible }),
    extensions: error.extensions,
    originalError: error.originalError,
  });
}

function visiblePath(path: Path, { selectionSet, fragments }: AskedSelections): Path {
  let reached: readonly SelectionSetNode[] = [selectionSet];
  for (const [depth, element] of path.entries()) {
    if (typeof element === 'string') {
      const below = new KeySearch(element, fragments).search(reached);
      if (below === null) {
        return path.slice(0, depth);
      }
      reached = below;
    }
  }
  return path;
}

/** Finds the selections below one key, whatever the type. */
class KeySearch {
  private readonly key: string;
  private readonly fragments: AskedSelections['fragments'];
  private readonly seen = new Set<SelectionSetNode>();
  private readonly below: SelectionSetNode[] = [];
  private isFound = false;

  constructor(key: string, fragments: AskedSelections['fragments']) {
    this.key = key;
    this.fragments = fragments;
  }

  /** `null` when no selection has the key. */
  search(selectionSets: readonly SelectionSetNode[]): readonly SelectionSetNode[] | null {
    for (const selectionSet of selectionSets) {
      this.searchOne(selectionSet);
    }
    return this.isFound ? this.below : null;
  }

  private searchOne(selectionSet: SelectionSetNode | undefined): void {
    if (selectionSet === undefined || this.seen.has(selectionSet)) {
      return;
    }
    this.seen.add(selectionSet);
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.searchOne(selection.selectionSet);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        this.searchOne(this.fragments.get(selection.name.value)?.selectionSet);
      } else if ((selection.alias ?? selection.name).value === this.key) {
        this.isFound = true;
        this.below.push(...(selection.selectionSet === undefined ? [] : [selection.selectionSet]));
      }
    }
  }
}

/** Plans of one operation may meet the same error. */
export function withoutRepetitions(errors: readonly GraphQLError[]): GraphQLError[] {
  const byText = new Map<string, GraphQLError>();
  for (const error of errors) {
    const text = JSON.stringify([error.message, error.path, error.extensions['code']]);
    byText.set(text, byText.get(text) ?? error);
  }
  return [...byText.values()];
}
