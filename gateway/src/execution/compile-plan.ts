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
import { jointCallsOf } from './equal-fetches';
import type { EntityFetchNode, FetchContext, PlanContext } from './fetch-context';
import { flattenStep } from './flatten-step';
import type { JointCalls } from './joint-calls';
import { type LocatedFetch, locatedFetches } from './located-fetches';
import { parallelStep } from './parallel-step';
import { rootFetchStep } from './root-fetch-step';
import type { Step } from './run';
import { sequenceStep } from './sequence-step';
import { UnsupportedPlan } from './unsupported-plan';

export interface PlanToCompile {
  readonly plan: QueryPlan;
  /** Whether nothing is merged with what another plan of the same operation fetches. */
  readonly isOnly: boolean;
}

/** Compiles a plan over a whole supergraph once; the result runs any number of times. Throws `UnsupportedPlan`. */
export function compilePlan({ plan, isOnly }: PlanToCompile, context: PlanContext): Step {
  if (plan.node === undefined) {
    return () => Promise.resolve();
  }
  if (plan.node.kind === 'Subscription') {
    throw new UnsupportedPlan('a subscription in a query');
  }
  return compilerFor([plan.node], { ...context, mayUnite: isOnly }).compile(plan.node, []);
}

export interface SubscriptionSteps {
  /** Fetches an event. */
  readonly primary: Step;
  /** Fetches everything else, for any number of events; `null` when there is nothing else. */
  readonly rest: Step | null;
}

/** Compiles the plan of a subscription. Throws `UnsupportedPlan`. */
export function compileSubscription(
  { primary, rest }: SubscriptionNode,
  context: PlanContext,
): SubscriptionSteps {
  const nodes = rest === undefined ? [primary] : [primary, rest];
  const compiler = compilerFor(nodes, { ...context, mayUnite: true });
  return {
    primary: compiler.compile(primary, []),
    rest: rest === undefined ? null : compiler.compile(rest, []),
  };
}

function compilerFor(nodes: readonly PlanNode[], context: PlanCompilerContext): PlanCompiler {
  const fetches = nodes.flatMap((node) => locatedFetches(node, []));
  const mayUnite = context.mayUnite && !fetches.some(({ fetch }) => hasContext(fetch));
  return new PlanCompiler({ ...context, mayUnite }, fetches);
}

type PlanCompilerContext = Pick<FetchContext, keyof PlanContext | 'mayUnite'>;

class PlanCompiler {
  private readonly context: PlanCompilerContext;
  private readonly fetchPaths: readonly ResponsePath[];
  private readonly jointCalls: ReadonlyMap<FetchNode, JointCalls>;

  constructor(context: PlanCompilerContext, fetches: readonly LocatedFetch[]) {
    this.context = context;
    this.fetchPaths = fetches.map(({ path }) => path);
    // The variables of those with a context are not the run's alone.
    this.jointCalls = jointCallsOf(
      fetches.map(({ fetch }) => fetch).filter((fetch) => !hasContext(fetch)),
    );
  }

  /** `path` leads from the root of the answer to the objects that the node is about. */
  compile(node: PlanNode, path: ResponsePath): Step {
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
      default:
        return assertNever(node);
    }
  }

  private compileFetch(fetch: FetchNode, path: ResponsePath): Step {
    const context = {
      ...this.context,
      path,
      // What objects get from those around them may differ where they themselves are equal.
      mayShare: !hasContext(fetch) && this.isLastAt(path),
      jointCalls: this.jointCalls.get(fetch) ?? null,
    };
    if (!isEntityFetch(fetch)) {
      return rootFetchStep(fetch, context);
    }
    const step = entityFetchStep(fetch, context);
    return hasContext(fetch) ? contextStep(fetch, context, step) : step;
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

function hasContext({ contextRewrites = [] }: FetchNode): boolean {
  return contextRewrites.length > 0;
}

function startsWith(path: ResponsePath, start: ResponsePath): boolean {
  return start.every((element, index) => element === path[index]);
}
