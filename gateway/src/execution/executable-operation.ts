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
import type { ObjectShape } from './answer/shapes';
import { type InvalidValue, NULLED } from './answer/shaping';
import { UNEXPECTED } from './answer/write-object';
import {
  type AskedSelections,
  unexplainedProblems,
  withinOperation,
  withoutRepetitions,
} from './answer-errors';
import { AnswerText } from './answer-text';
import { compilePlan } from './compile-plan';
import { type InterfaceNames, interfaceNames, mergeInto } from './merge';
import type { CallAsker, Run, SendToSubgraph, Step } from './run';
import { Targets } from './targets';
import { newTree } from './tree';
import { Twins } from './twins';

export interface ExecutionRequest extends CallAsker {
  readonly send: SendToSubgraph;
  /** As the client sent them. Known to be valid. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The same, coerced and with defaults. */
  readonly coercedVariables: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly data: AnswerText | null;
  readonly errors: readonly GraphQLError[];
}

export interface PlannedOperation {
  /** Mostly one. Several are executed apart, and what they fetch is merged. */
  readonly plans: readonly QueryPlan[];
  /** The client's document as it was prepared for the planner, and the operation in it that the plan is for. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** What the client calls a key of the operation. */
  readonly clientKey: (planned: string) => string;
  readonly apiSchema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;
  /** Errors that every execution has, with paths in the keys of the document. */
  readonly foreseen: readonly GraphQLError[];
}

/** An operation compiled from its plan. Runs any number of times, also at once. */
export class ExecutableOperation {
  private readonly steps: readonly Step[];
  private readonly interfaces: InterfaceNames;
  private readonly shape: ObjectShape;
  private readonly asked: AskedSelections;
  private readonly foreseen: readonly GraphQLError[];

  /** Throws `UnsupportedPlan`. */
  constructor(planned: PlannedOperation) {
    this.steps = planned.plans.map((plan) => compilePlan(plan, planned.supergraphSchema));
    this.interfaces = interfaceNames(planned.supergraphSchema);
    const { apiSchema: schema, operation, clientKey } = planned;
    this.foreseen = planned.foreseen;
    const fragments = fragmentsOf(planned.document);
    this.asked = { selectionSet: operation.selectionSet, fragments, clientKey };
    this.shape = new ShapeCompiler({ schema, operation, fragments, clientKey }).compile();
  }

  /** Never rejects for what a subgraph does: whatever fails is in the answer's errors. */
  async execute(request: ExecutionRequest): Promise<Answer> {
    return this.answer(await this.fetch(request));
  }

  private answer(run: Run): Answer {
    try {
      const json = this.shape.write(run.tree, run);
      return { data: new AnswerText(json), errors: this.errorsOf(run, []) };
    } catch (unexpected) {
      if (unexpected === UNEXPECTED) {
        return this.exactAnswer(run);
      }
      throw unexpected;
    }
  }

  /** Slower, and says what is wrong and where. */
  private exactAnswer(run: Run): Answer {
    const problems: InvalidValue[] = [];
    const data = this.shape.shape(run.tree, { path: [], problems, variables: run.variables });
    return {
      data: data === NULLED ? null : new AnswerText(JSON.stringify(data)),
      errors: this.errorsOf(run, problems),
    };
  }

  private async fetch(request: ExecutionRequest): Promise<Run> {
    const errors: GraphQLError[] = [...this.foreseen];
    const all = runOf(request, errors);
    const [first, ...others] = this.steps;
    if (others.length === 0) {
      await first?.(all, Targets.of(all.tree));
    } else {
      await this.fetchApart(all, request);
    }
    return all;
  }

  /** Each plan has a tree of its own: two plans may fetch different things under one key. */
  private async fetchApart(all: Run, request: ExecutionRequest): Promise<void> {
    const runs = await Promise.all(
      this.steps.map(async (step) => {
        const run = runOf(request, all.errors);
        await step(run, Targets.of(run.tree));
        return run;
      }),
    );
    for (const { tree } of runs) {
      mergeInto(all.tree, tree, this.interfaces);
    }
  }

  private errorsOf({ errors }: Run, problems: readonly InvalidValue[]): readonly GraphQLError[] {
    if (errors.length === 0 && problems.length === 0) {
      return errors;
    }
    const located = withoutRepetitions(errors.map((error) => withinOperation(error, this.asked)));
    return [...located, ...unexplainedProblems(problems, located)];
  }
}

/** Named one by one: a spread would copy the request for every execution, slowly. */
function runOf(
  { send, variables, coercedVariables, caller, signal }: ExecutionRequest,
  errors: GraphQLError[],
): Run {
  const tree = newTree();
  const twins = new Twins();
  return { send, variables, coercedVariables, caller, signal, tree, twins, errors };
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
}
