import { GraphQLError } from 'graphql';
import type { Path } from './run';
import { readOwn, type Tree } from './tree';

/**
 * What one of several subgraphs complains of that were asked for nodes, said where a node is missing: null leaves
 * open there whether it would have had one. What another subgraph has found, nobody misses.
 */
export function whereNodesAreMissing(
  error: GraphQLError,
  tree: Tree,
  nodeKeys: ReadonlySet<string>,
): readonly GraphQLError[] {
  const { path = [] } = error;
  const [key, index, ...below] = path;
  if (typeof key !== 'string' || !nodeKeys.has(key) || below.length > 0) {
    return [error];
  }
  const found = readOwn(tree, key);
  if (index === undefined) {
    return missingIn(found, [key]).map((place) => movedTo(place, error));
  }
  const isFound = Array.isArray(found) && typeof index === 'number' && isThere(found[index]);
  return isFound ? [] : [error];
}

function missingIn(found: unknown, place: Path): readonly Path[] {
  if (Array.isArray(found)) {
    return found.flatMap((node, index) => (isThere(node) ? [] : [[...place, index]]));
  }
  return isThere(found) ? [] : [place];
}

function isThere(node: unknown): boolean {
  return node !== null && node !== undefined;
}

function movedTo(path: Path, error: GraphQLError): GraphQLError {
  const { message, extensions, originalError } = error;
  return new GraphQLError(message, { path, extensions, originalError });
}
