import { type GraphQLSchema, isInterfaceType } from 'graphql';
import { isTree, readOwn, type Tree, writeOwn } from './tree';

/**
 * Merges what a subgraph sent into what is known, in place; `target` takes over parts of `source`.
 * The result does not depend on which of two fetches answers first: null never hides a value, and an
 * object that is known to be of a type does not become one of an interface again, which is how subgraphs
 * with an `@interfaceObject` call it.
 */
export function mergeInto(target: Tree, source: Tree, interfaces: InterfaceNames): void {
  for (const key of Object.keys(source)) {
    const incoming = source[key];
    if (incoming !== undefined) {
      const known = readOwn(target, key);
      const merged =
        key === '__typename'
          ? mergeTypename(known, incoming, interfaces)
          : mergeValue(known, incoming, interfaces);
      if (merged !== known || known === undefined) {
        writeOwn(target, key, merged);
      }
    }
  }
}

/** Names of the interface types of a supergraph. */
export type InterfaceNames = ReadonlySet<unknown>;

export function interfaceNames(schema: GraphQLSchema): InterfaceNames {
  return new Set(
    Object.values(schema.getTypeMap())
      .filter(isInterfaceType)
      .map(({ name }) => name),
  );
}

function mergeTypename(known: unknown, incoming: unknown, interfaces: InterfaceNames): unknown {
  return incoming === null || interfaces.has(incoming) ? (known ?? incoming) : incoming;
}

function mergeValue(known: unknown, incoming: unknown, interfaces: InterfaceNames): unknown {
  if (known === undefined || known === null || incoming === null) {
    return known ?? incoming;
  }
  if (isTree(known) && isTree(incoming)) {
    mergeInto(known, incoming, interfaces);
    return known;
  }
  if (Array.isArray(known) && Array.isArray(incoming) && known.length === incoming.length) {
    return mergeLists(known, incoming, interfaces);
  }
  return incoming;
}

function mergeLists(
  known: unknown[],
  incoming: readonly unknown[],
  interfaces: InterfaceNames,
): unknown[] {
  for (let index = 0; index < known.length; index++) {
    known[index] = mergeValue(known[index], incoming[index], interfaces);
  }
  return known;
}
