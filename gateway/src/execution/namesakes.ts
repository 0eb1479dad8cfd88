import { isTree, readOwn, type Tree, typenameOf, writeOwn } from './tree';

/**
 * Takes out of what one subgraph has found, in place, the nodes under whose ids others have found objects of other
 * types. No two nodes should have one id, but subgraphs do not know those of each other, and an object that is half
 * one and half the other is nobody's: the one that was there first stays.
 */
export function dropNamesakes(found: Tree, known: Tree, nodeKeys: ReadonlySet<string>): void {
  for (const key of nodeKeys) {
    const incoming = readOwn(found, key);
    if (incoming !== undefined) {
      writeOwn(found, key, unlessNamesake(incoming, readOwn(known, key)));
    }
  }
}

function unlessNamesake(incoming: unknown, known: unknown): unknown {
  if (Array.isArray(incoming)) {
    return Array.isArray(known)
      ? incoming.map((node: unknown, index) => unlessNamesake(node, known[index]))
      : incoming;
  }
  const isNamesake =
    isTree(incoming) && isTree(known) && typenameOf(incoming) !== typenameOf(known);
  return isNamesake ? null : incoming;
}
