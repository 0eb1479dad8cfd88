import { assertNever } from '@apogee/shared/errors';
import type {
  FetchNode,
  PlanNode,
  QueryPlan,
  ResponsePath,
  SubscriptionNode,
} from '@apollo/query-planner';
import { conditionStep } from './condition-step';
import { contextStep } from './context-step';
import { entityFetchStep } from './entity-fetch-step';
import type { EntityFetchNode, PlanContext } from './fetch-context';
import { flattenStep } from './flatten-step';
import { parallelStep } from './parallel-step';
import { rootFetchStep } from './root-fetch-step';
import type { Step } from './run';
import { sequenceStep } from './sequence-step';
import { partsOf } from './subscription-source';
import { UnsupportedPlan } from './unsupported-plan';

/** Compiles a plan over a whole supergraph once; the result runs any number of times. Throws `UnsupportedPlan`. */
export function compilePlan(plan: QueryPlan, context: PlanContext): Step {
  if (plan.node === undefined) {
    return () => Promise.resolve();
  }
  return new PlanCompiler(context, fetchPaths(plan.node, [])).compile(plan.node, []);
}

class PlanCompiler {
  private readonly context: PlanContext;
  private readonly fetchPaths: readonly ResponsePath[];

  constructor(context: PlanContext, paths: readonly ResponsePath[]) {
    this.context = context;
    this.fetchPaths = paths;
  }

  /** `path` leads from the root of the answer to the objects that the node is about. */
  compile(node: PlanNode | SubscriptionNode, path: ResponsePath): Step {
    switch (node.kind) {
      case 'Fetch':
        return this.compileFetch(node, path);
      case 'Sequence':
        return sequenceStep(node.nodes.map((child) => this.compile(child, path)));
      case 'Parallel':
        return parallelStep(node.nodes.map((child) => this.compile(child, path)));
      case 'Flatten':
        return flattenStep(node.path, this.compile(node.node, [...path, ...node.path]));
      case 'Condition':
        return conditionStep(node.condition, {
          ...(node.ifClause && { ifClause: this.compile(node.ifClause, path) }),
          ...(node.elseClause && { elseClause: this.compile(node.elseClause, path) }),
        });
      case 'Defer':
        throw new UnsupportedPlan('@defer');
      case 'Subscription':
        return sequenceStep(partsOf(node).map((part) => this.compile(part, path)));
      default:
        return assertNever(node);
    }
  }

  private compileFetch(fetch: FetchNode, path: ResponsePath): Step {
    const hasContext = fetch.contextRewrites !== undefined && fetch.contextRewrites.length > 0;
    // What objects get from those around them may differ where they themselves are equal.
    const context = { ...this.context, path, mayShare: !hasContext && this.isLastAt(path) };
    if (!isEntityFetch(fetch)) {
      return rootFetchStep(fetch, context);
    }
    const step = entityFetchStep(fetch, context);
    return hasContext ? contextStep(fetch, context, step) : step;
  }

  /** Whether this is the only fetch at, above (but for the first, which comes before) or below a path. */
  private isLastAt(path: ResponsePath): boolean {
    const related = this.fetchPaths.filter(
      (other) => startsWith(path, other) || startsWith(other, path),
    );
    const roots = related.filter((other) => other.length === 0);
    return path.length > 0 && related.length - roots.length === 1 && roots.length <= 1;
  }
}

function isEntityFetch(fetch: FetchNode): fetch is EntityFetchNode {
  return fetch.requires !== undefined;
}

function fetchPaths(node: PlanNode | SubscriptionNode, path: ResponsePath): ResponsePath[] {
  switch (node.kind) {
    case 'Fetch':
      return [path];
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((child) => fetchPaths(child, path));
    case 'Flatten':
      return fetchPaths(node.node, [...path, ...node.path]);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((child) =>
        child === undefined ? [] : fetchPaths(child, path),
      );
    case 'Subscription':
      return partsOf(node).flatMap((part) => fetchPaths(part, path));
    case 'Defer':
      return [];
    default:
      return assertNever(node);
  }
}

function startsWith(path: ResponsePath, start: ResponsePath): boolean {
  return start.every((element, index) => element === path[index]);
}
