import { assertNever } from '@apogee/shared/errors';
import type { FetchNode, PlanNode, ResponsePath } from '@apollo/query-planner';

/** A fetch, and the path from the root of the answer to the objects that it is for. */
export interface LocatedFetch {
  readonly fetch: FetchNode;
  readonly path: ResponsePath;
}

/** All fetches of a plan whose node is at `path`. */
export function locatedFetches(node: PlanNode, path: ResponsePath): LocatedFetch[] {
  switch (node.kind) {
    case 'Fetch':
      return [{ fetch: node, path }];
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((child) => locatedFetches(child, path));
    case 'Flatten':
      return locatedFetches(node.node, [...path, ...node.path]);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((child) =>
        child === undefined ? [] : locatedFetches(child, path),
      );
    case 'Defer':
      return [];
    default:
      return assertNever(node);
  }
}
