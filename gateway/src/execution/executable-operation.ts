import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { ShapeCompiler } from './answer/compile-shape';
import { type InvalidValue, NULLED, type ShapeObject } from './answer/shaping';
import { unexplainedProblems, withinOperation } from './answer-errors';
import { compilePlan } from './compile-plan';
import type { Run, SendToSubgraph, Step } from './run';
import { newTree, type Tree } from './tree';

export interface ExecutionRequest {
  readonly send: SendToSubgraph;
  /** As the client sent them. Known to be valid. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The same, coerced and with defaults. */
  readonly coercedVariables: Readonly<Record<string, unknown>>;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal | null;
}

export interface Answer {
  readonly data: Tree | null;
  readonly errors: readonly GraphQLError[];
}

export interface PlannedOperation {
  readonly plan: QueryPlan;
  /** The client's document without `@skip` and `@include`, and the operation in it that the plan is for. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly apiSchema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;
}

/** An operation compiled from its plan. Runs any number of times, also at once. */
export class ExecutableOperation {
  private readonly step: Step;
  private readonly shape: ShapeObject;
  private readonly operation: OperationDefinitionNode;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  /** Throws `UnsupportedPlan`. */
  constructor(planned: PlannedOperation) {
    this.step = compilePlan(planned.plan, planned.supergraphSchema);
    this.operation = planned.operation;
    this.fragments = fragmentsOf(planned.document);
    this.shape = new ShapeCompiler({
      schema: planned.apiSchema,
      operation: planned.operation,
      fragments: this.fragments,
    }).compile();
  }

  /** Never rejects for what a subgraph does: whatever fails is in the answer's errors. */
  async execute(request: ExecutionRequest): Promise<Answer> {
    const run: Run = { ...request, tree: newTree(), errors: [] };
    await this.step(run, [run.tree]);
    const problems: InvalidValue[] = [];
    const data = this.shape(run.tree, { path: [], problems, variables: run.variables });
    return { data: data === NULLED ? null : data, errors: this.errorsOf(run, problems) };
  }

  private errorsOf({ errors }: Run, problems: readonly InvalidValue[]): readonly GraphQLError[] {
    if (errors.length === 0 && problems.length === 0) {
      return errors;
    }
    const asked = { selectionSet: this.operation.selectionSet, fragments: this.fragments };
    const located = errors.map((error) => withinOperation(error, asked));
    return [...located, ...unexplainedProblems(problems, located)];
  }
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
}
