import { assertNever } from '@apogee/shared/errors';
import type { FetchNode, PlanNode } from '@apollo/query-planner';

/** The same plan with other fetches. */
export function mapFetches(node: PlanNode, change: (fetch: FetchNode) => FetchNode): PlanNode {
  const below = (child: PlanNode): PlanNode => mapFetches(child, change);
  switch (node.kind) {
    case 'Fetch':
      return change(node);
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
