import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import {
  type Answer,
  ExecutableOperation,
  type ExecutionRequest,
  type SendToSubgraph,
  UnsupportedPlan,
} from '../execution';
import {
  BoundedCache,
  conditionVariables,
  type FederatedSchema,
  loadFederatedSchema,
  OperationTooComplex,
  PlanningFailure,
  planOperation,
  UndecidedCondition,
  withDecidedConditions,
  withDistinctKeys,
  withSafeNames,
} from '../planning';

/** Compiled operations that are kept. One is some tens of kilobytes. */
const KEPT_OPERATIONS = 2_000;

/** Documents of which is known what decides about their plans. */
const KEPT_DOCUMENTS = 2_000;

/** One operation of a valid document, and what is asked of it this time. */
export interface RequestedOperation {
  /** The document as the client wrote it. */
  readonly source: string;
  readonly document: DocumentNode;
  /** Names the document: equal documents have equal hashes. */
  readonly documentHash: string;
  readonly operationName: string | undefined;
  readonly operation: OperationDefinitionNode;
  readonly coercedVariables: Readonly<Record<string, unknown>>;
}

/** Messages may be shown. */
export type Refusal = OperationTooComplex | PlanningFailure | UnsupportedPlan | UndecidedCondition;

type PreparedRequest = Omit<ExecutionRequest, 'send'>;

/** An operation that can be run, or the reason why it cannot. */
export type PreparedOperation =
  | { readonly kind: 'ready'; readonly execute: (request: PreparedRequest) => Promise<Answer> }
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** What is needed to prepare an operation anew, and how often it was asked. Keeps no values of a client. */
export interface HotOperation {
  readonly source: string;
  readonly operationName: string | undefined;
  /** The variables that decide about the plan. */
  readonly decisions: Readonly<Record<string, boolean>>;
  readonly uses: number;
}

interface CountedOperation extends HotOperation {
  uses: number;
}

interface KeptOperation {
  readonly prepared: PreparedOperation;
  readonly counted: CountedOperation;
}

/** Plans each operation once for each set of `@skip`/`@include` decisions, and runs it as often as it is asked. */
export class FederationExecutor {
  private readonly schema: FederatedSchema;
  private readonly send: SendToSubgraph;
  private readonly conditions = new BoundedCache<string, readonly string[]>(KEPT_DOCUMENTS);
  private readonly prepared = new BoundedCache<string, KeptOperation>(KEPT_OPERATIONS);

  constructor(supergraphSdl: string, send: SendToSubgraph) {
    this.schema = loadFederatedSchema(supergraphSdl);
    this.send = send;
  }

  /** What clients see. */
  get apiSchema(): GraphQLSchema {
    return this.schema.apiSchema;
  }

  /** Refusals are kept as well: an operation that is hard to plan must not be planned over and over. */
  prepare(requested: RequestedOperation): PreparedOperation {
    const conditions = this.conditionsOf(requested);
    const undecided = conditions.find((name) => isNullIn(requested, name));
    if (undecided !== undefined) {
      return { kind: 'refused', reason: new UndecidedCondition(undecided) };
    }
    const kept = this.keep(requested, conditions);
    kept.counted.uses += 1;
    return kept.prepared;
  }

  /** Prepares an operation that was asked so often elsewhere, so that the first who asks here need not wait. */
  warmUp(requested: RequestedOperation, uses: number): void {
    this.keep(requested, this.conditionsOf(requested)).counted.uses += uses;
  }

  /** The operations asked most often, first the hottest. */
  hottest(count: number): readonly HotOperation[] {
    return [...this.prepared.values()]
      .filter(({ prepared }) => prepared.kind === 'ready')
      .map(({ counted }) => counted)
      .toSorted((one, other) => other.uses - one.uses)
      .slice(0, count);
  }

  private keep(requested: RequestedOperation, conditions: readonly string[]): KeptOperation {
    const { source, documentHash, operationName, coercedVariables } = requested;
    const decisions = conditions.map((name) => coercedVariables[name] === true);
    const key = [documentHash, operationName ?? '', ...decisions].join();
    return this.prepared.getOrCreate(key, () => ({
      prepared: this.compileOrRefuse(requested),
      counted: {
        source,
        operationName,
        decisions: Object.fromEntries(conditions.map((name, at) => [name, decisions[at] === true])),
        uses: 0,
      },
    }));
  }

  private compileOrRefuse(requested: RequestedOperation): PreparedOperation {
    try {
      return this.compile(requested);
    } catch (error) {
      if (
        error instanceof OperationTooComplex ||
        error instanceof PlanningFailure ||
        error instanceof UnsupportedPlan
      ) {
        return { kind: 'refused', reason: error };
      }
      throw error;
    }
  }

  private conditionsOf({ document, documentHash }: RequestedOperation): readonly string[] {
    return this.conditions.getOrCreate(documentHash, () => conditionVariables(document));
  }

  private compile(requested: RequestedOperation): PreparedOperation {
    const { operationName, coercedVariables } = requested;
    const kind = requested.operation.operation;
    // graphql-js validates nothing below a root type that the schema lacks.
    if (this.schema.apiSchema.getRootType(kind) === undefined) {
      throw new UnsupportedPlan(`a ${kind} on this graph, which has none`);
    }
    const { document, clientKey } = withDistinctKeys(
      withDecidedConditions(requested.document, coercedVariables),
      this.schema.apiSchema,
      this.schema.plannersKeys,
    );
    const operation = getOperationAST(document, operationName);
    if (operation == null) {
      throw new PlanningFailure('the document has no such operation');
    }
    const safe = withSafeNames(document);
    const executable = new ExecutableOperation({
      plans: planOperation(this.schema, safe.document, operationName),
      document,
      operation,
      clientKey,
      apiSchema: this.schema.apiSchema,
      supergraphSchema: this.schema.supergraphSchema,
    });
    return {
      kind: 'ready',
      execute: ({ variables, coercedVariables, signal }) =>
        executable.execute({
          send: this.send,
          variables: safe.withPlannedNames(variables),
          coercedVariables: safe.withPlannedNames(coercedVariables),
          signal,
        }),
    };
  }
}

/** Variables of other operations in the same document decide nothing here. */
function isNullIn({ operation, coercedVariables }: RequestedOperation, name: string): boolean {
  const isDefined = operation.variableDefinitions?.some(
    ({ variable }) => variable.name.value === name,
  );
  return isDefined === true && typeof coercedVariables[name] !== 'boolean';
}
