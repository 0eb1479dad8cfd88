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
  readonly document: DocumentNode;
  /** Names the document: equal documents have equal hashes. */
  readonly documentHash: string;
  readonly operationName: string | undefined;
  readonly operation: OperationDefinitionNode;
  readonly coercedVariables: Readonly<Record<string, unknown>>;
}

/** Messages may be shown. */
export type Refusal = PlanningFailure | UnsupportedPlan | UndecidedCondition;

type PreparedRequest = Omit<ExecutionRequest, 'send'>;

/** An operation that can be run, or the reason why it cannot. */
export type PreparedOperation =
  | { readonly kind: 'ready'; readonly execute: (request: PreparedRequest) => Promise<Answer> }
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** Plans each operation once for each set of `@skip`/`@include` decisions, and runs it as often as it is asked. */
export class FederationExecutor {
  private readonly schema: FederatedSchema;
  private readonly send: SendToSubgraph;
  private readonly conditions = new BoundedCache<string, readonly string[]>(KEPT_DOCUMENTS);
  private readonly prepared = new BoundedCache<string, PreparedOperation>(KEPT_OPERATIONS);

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
    const { documentHash, operationName = '', coercedVariables } = requested;
    const decisions = conditions.map((name) => coercedVariables[name] === true);
    const key = [documentHash, operationName, ...decisions].join();
    return this.prepared.getOrCreate(key, () => {
      try {
        return this.compile(requested);
      } catch (error) {
        if (error instanceof PlanningFailure || error instanceof UnsupportedPlan) {
          return { kind: 'refused', reason: error };
        }
        throw error;
      }
    });
  }

  private conditionsOf({ document, documentHash }: RequestedOperation): readonly string[] {
    return this.conditions.getOrCreate(documentHash, () => conditionVariables(document));
  }

  private compile(requested: RequestedOperation): PreparedOperation {
    const { operationName, coercedVariables } = requested;
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
