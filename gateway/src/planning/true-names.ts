import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { type FieldNode, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import { mapFetches } from './map-fetches';
import type { NodeFields } from './node-fields';

/** A plan that asks subgraphs for `node` where it was made with stand-ins. */
export function withTrueNames(plan: QueryPlan, nodeFields: NodeFields): QueryPlan {
  const trueNames = new Map(
    [...nodeFields].flatMap(([name, standIns]) =>
      standIns.map((standIn) => [standIn, name] as const),
    ),
  );
  const { node } = plan;
  return node === undefined || node.kind === 'Subscription'
    ? plan
    : { ...plan, node: mapFetches(node, (fetch) => renamedFetch(fetch, trueNames)) };
}

type TrueNames = ReadonlyMap<string, string>;

/** No other field of the supergraph has the name of a stand-in. */
function renamedFetch(fetch: FetchNode, trueNames: TrueNames): FetchNode {
  const renamed = visit(parse(fetch.operation, { noLocation: true }), {
    Field: ({ alias, ...node }: FieldNode) => {
      const value = trueNames.get(node.name.value);
      return value === undefined
        ? undefined
        : {
            ...node,
            name: { kind: Kind.NAME, value },
            ...(alias !== undefined && alias.value !== value && { alias }),
          };
    },
  });
  return { ...fetch, operation: stripIgnoredCharacters(print(renamed)) };
}
