import { assertNever } from '@apogee/shared/errors';
import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { type FieldNode, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
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
    : { ...plan, node: renamedIn(node, trueNames) };
}

type TrueNames = ReadonlyMap<string, string>;

function renamedIn(node: PlanNode, trueNames: TrueNames): PlanNode {
  const below = (child: PlanNode): PlanNode => renamedIn(child, trueNames);
  switch (node.kind) {
    case 'Fetch':
      return renamedFetch(node, trueNames);
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(below) };
    case 'Flatten':
      return { ...node, node: below(node.node) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: below(node.ifClause) }),
        ...(node.elseClause && { elseClause: below(node.elseClause) }),
      };
    case 'Defer':
      // Nobody executes it.
      return node;
    default:
      return assertNever(node);
  }
}

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
