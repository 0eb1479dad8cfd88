import { assertNever } from '@apogee/shared/errors';
import type {
  FetchNode,
  PlanNode,
  QueryPlan,
  QueryPlanSelectionNode,
  SubscriptionNode,
} from '@apollo/query-planner';
import { parse, print } from 'graphql';
import { UnsupportedPlan } from '../execution';
import type {
  FetchDocument,
  PlanDocument,
  PlanDocumentNode,
  RequiredFields,
} from './plan-document';

interface Explanation extends Pick<PlanDocument, 'literals'> {
  readonly plans: readonly QueryPlan[];
}

/** Plans as a document for people and programs. Throws `UnsupportedPlan` for `@defer`. */
export function describePlans({ plans, literals }: Explanation): PlanDocument {
  const subgraphs = new Set<string>();
  const nodes = plans.flatMap(({ node }) =>
    node === undefined ? [] : [describeNode(node, subgraphs)],
  );
  const [first = null, ...others] = nodes;
  return {
    node: others.length === 0 ? first : { kind: 'Parallel', nodes },
    subgraphs: [...subgraphs],
    literals,
  };
}

function describeNode(node: PlanNode | SubscriptionNode, subgraphs: Set<string>): PlanDocumentNode {
  const describe = (below: PlanNode): PlanDocumentNode => describeNode(below, subgraphs);
  const orNothing = (below: PlanNode | undefined): PlanDocumentNode | null =>
    below === undefined ? null : describe(below);
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map(describe) };
    case 'Fetch':
      return describeFetch(node, subgraphs);
    case 'Flatten':
      return { kind: 'Flatten', path: node.path.map(String), node: describe(node.node) };
    case 'Condition': {
      const { condition, ifClause, elseClause } = node;
      const [ifTrue, ifFalse] = [orNothing(ifClause), orNothing(elseClause)];
      return { kind: 'Condition', variable: condition, ifTrue, ifFalse };
    }
    case 'Subscription': {
      const primary = describeFetch(node.primary, subgraphs);
      return { kind: 'Subscription', primary, rest: orNothing(node.rest) };
    }
    case 'Defer':
      throw new UnsupportedPlan('@defer');
    default:
      return assertNever(node);
  }
}

function describeFetch(fetch: FetchNode, subgraphs: Set<string>): FetchDocument {
  subgraphs.add(fetch.serviceName);
  return {
    kind: 'Fetch',
    subgraph: fetch.serviceName,
    operationKind: fetch.operationKind,
    operation: print(parse(fetch.operation)),
    variables: fetch.variableUsages ?? [],
    requires: (fetch.requires ?? []).flatMap(requiredFields),
  };
}

/** The planner writes what it requires as one inline fragment for each type. */
function requiredFields(selection: QueryPlanSelectionNode): RequiredFields[] {
  return selection.kind === 'InlineFragment'
    ? [{ type: selection.typeCondition ?? '', fields: fieldsText(selection.selections) }]
    : [];
}

function fieldsText(selections: readonly QueryPlanSelectionNode[]): string {
  return selections
    .filter((selection) => selection.kind !== 'Field' || selection.name !== '__typename')
    .map(selectionText)
    .join(' ');
}

function selectionText(selection: QueryPlanSelectionNode): string {
  const below = fieldsText(selection.selections ?? []);
  if (selection.kind === 'InlineFragment') {
    return `... on ${selection.typeCondition ?? ''} { ${below} }`;
  }
  return below === '' ? selection.name : `${selection.name} { ${below} }`;
}
