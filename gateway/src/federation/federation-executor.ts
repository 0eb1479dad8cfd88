import { ANYONE, type Caller } from '@apogee/shared/identity';
import type { GraphQLSchema } from 'graphql';
import { AccessRefused } from '../authorization';
import { BoundedCache } from '../bounded-cache';
import { planContext, type SendToSubgraph, UnsupportedPlan } from '../execution';
import {
  type FederatedSchema,
  loadFederatedSchema,
  OperationTooComplex,
  PlanningFailure,
  UndecidedCondition,
} from '../planning';
import {
  type CompilationContext,
  type CompiledFetch,
  type CompiledOperation,
  compileAnswer,
  compileFetch,
  type PlannedRequest,
  planRequested,
} from './compile-operation';
import { type KnownOperation, KnownOperations } from './known-operation';
import type { RequestedOperation } from './requested-operation';

/** Compiled operations that are kept. One is some tens of kilobytes. */
const KEPT_OPERATIONS = 2_000;

/** Messages may be shown. */
export type Refusal =
  | AccessRefused
  | OperationTooComplex
  | PlanningFailure
  | UnsupportedPlan
  | UndecidedCondition;

/** An operation that can be run, or the reason why it cannot. */
export type PreparedOperation =
  | CompiledOperation
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** The plans of an operation, or the reason why there are none. */
export type ExplainedOperation =
  | ({ readonly kind: 'explained' } & Pick<PlannedRequest, 'plans'> &
      Pick<KnownOperation, 'literals'>)
  | Extract<PreparedOperation, { readonly kind: 'refused' }>;

/** What is needed to prepare an operation anew, and how often it was asked: no values of variables, nobody's name. */
export interface HotOperation {
  readonly source: string;
  readonly operationName: string | undefined;
  /** The variables that decide about the plan. */
  readonly decisions: Readonly<Record<string, boolean>>;
  /** Somebody with the rights of who asked. */
  readonly caller: Caller;
  readonly uses: number;
}

interface CountedOperation extends HotOperation {
  uses: number;
}

/** How an operation is fetched, or the reason why it cannot be. */
type PreparedFetch =
  | ({ readonly kind: 'fetched' } & CompiledFetch)
  | Extract<PreparedOperation, { readonly kind: 'refused' }>;

interface KeptOperation {
  readonly prepared: PreparedOperation;
  readonly counted: CountedOperation;
}

/**
 * Plans operations once that differ only in literals and aliases, for each set of `@skip`/`@include` decisions and of
 * rights to what they ask, and runs them as often as they are asked.
 */
export class FederationExecutor {
  private readonly schema: FederatedSchema;
  private readonly compilation: CompilationContext;
  private readonly known: KnownOperations;
  private readonly fetches = new BoundedCache<PreparedFetch>(KEPT_OPERATIONS);
  private readonly prepared = new BoundedCache<KeptOperation>(KEPT_OPERATIONS);

  constructor(supergraphSdl: string, send: SendToSubgraph) {
    const schema = loadFederatedSchema(supergraphSdl);
    this.schema = schema;
    this.compilation = { schema, planContext: planContext(schema.supergraphSchema), send };
    this.known = new KnownOperations(schema);
  }

  /** What clients see. */
  get apiSchema(): GraphQLSchema {
    return this.schema.apiSchema;
  }

  /** Refusals are kept as well: an operation that is hard to plan must not be planned over and over. */
  prepare(requested: RequestedOperation): PreparedOperation {
    const known = this.known.get(requested.operation, requested.document);
    for (const name of known.conditions) {
      if (typeof requested.coercedVariables[name] !== 'boolean') {
        return { kind: 'refused', reason: new UndecidedCondition(name) };
      }
    }
    const { prepared, counted } = this.keep(requested, known);
    counted.uses += 1;
    return !known.hasLiterals || prepared.kind === 'refused'
      ? prepared
      : withLiterals(prepared, known.literals);
  }

  /** Plans an operation anew, for who wants to see its plans: nobody else needs them once it is prepared. */
  explain(requested: RequestedOperation): ExplainedOperation {
    const prepared = this.prepare(requested);
    if (prepared.kind === 'refused') {
      return prepared;
    }
    const known = this.known.get(requested.operation, requested.document);
    const { plans } = planRequested(this.schema, known, requested);
    return { kind: 'explained', plans, literals: known.literals };
  }

  /** Prepares an operation that was asked so often elsewhere, so that the first who asks here need not wait. */
  warmUp(requested: RequestedOperation, uses: number): void {
    const known = this.known.get(requested.operation, requested.document);
    this.keep(requested, known).counted.uses += uses;
  }

  /** The operations asked most often, first the hottest. */
  hottest(count: number): readonly HotOperation[] {
    return this.prepared
      .values()
      .filter(({ prepared }) => prepared.kind !== 'refused')
      .map(({ counted }) => counted)
      .toSorted((one, other) => other.uses - one.uses)
      .slice(0, count);
  }

  private keep(requested: RequestedOperation, known: KnownOperation): KeptOperation {
    const key = decided(known.key, known, requested);
    return this.prepared.getOrCreate(key, () => ({
      prepared: this.compile(requested, { ...known, key }),
      counted: countedOperation(requested, known),
    }));
  }

  private compile(requested: RequestedOperation, known: KnownOperation): PreparedOperation {
    const key = decided(known.planKey, known, requested);
    const fetched = this.fetches.getOrCreate(key, () => this.fetchOrRefuse(requested, known));
    return fetched.kind === 'refused' ? fetched : compileAnswer(this.apiSchema, fetched, known);
  }

  private fetchOrRefuse(requested: RequestedOperation, known: KnownOperation): PreparedFetch {
    try {
      return { kind: 'fetched', ...compileFetch(this.compilation, known, requested) };
    } catch (error) {
      if (
        error instanceof AccessRefused ||
        error instanceof OperationTooComplex ||
        error instanceof PlanningFailure ||
        error instanceof UnsupportedPlan
      ) {
        return { kind: 'refused', reason: error };
      }
      throw error;
    }
  }
}

/** On the way of every request: most operations have no conditions and no guards, and then it makes no new text. */
function decided(
  key: string,
  { conditions, guarded }: KnownOperation,
  { coercedVariables, caller }: RequestedOperation,
): string {
  let text = key;
  for (const name of conditions) {
    text += coercedVariables[name] === true ? '1' : '0';
  }
  return guarded === null ? text : `${text} ${guarded.decisionFor(caller)}`;
}

function countedOperation(
  { source, operationName, coercedVariables, caller }: RequestedOperation,
  { conditions, guarded }: KnownOperation,
): CountedOperation {
  const decisions = Object.fromEntries(
    conditions.map((name) => [name, coercedVariables[name] === true]),
  );
  const rights = guarded === null ? ANYONE : withoutName(caller);
  return { source, operationName, decisions, caller: rights, uses: 0 };
}

function withoutName({ subject, scopes }: Caller): Caller {
  return { ...ANYONE, subject: subject === null ? null : 'somebody', scopes };
}

/** A value that a client sends under an invented name must not be taken for a literal's. */
function withLiterals(
  compiled: CompiledOperation,
  literals: Readonly<Record<string, unknown>>,
): CompiledOperation {
  const complete = (variables: Readonly<Record<string, unknown>>) => ({
    ...variables,
    ...literals,
  });
  if (compiled.kind === 'ready') {
    const { execute } = compiled;
    return {
      ...compiled,
      execute: (request) => execute({ ...request, variables: complete(request.variables) }),
    };
  }
  const { subscription } = compiled;
  return {
    kind: 'stream',
    subscription: {
      ...subscription,
      identity: (variables) => subscription.identity(complete(variables)),
      given: (variables) => subscription.given(complete(variables)),
      opening: (variables, after) => subscription.opening(complete(variables), after),
      answer: (events) => subscription.answer({ ...events, variables: complete(events.variables) }),
    },
  };
}
