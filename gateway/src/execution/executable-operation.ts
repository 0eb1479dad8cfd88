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
import type { ExecutionRequest, OperationFetch } from './operation-fetch';
import type { Run } from './run';

export interface Answer {
  readonly data: AnswerText | null;
  readonly errors: readonly GraphQLError[];
}

export interface AnsweredOperation {
  /** Gets what is asked, whatever the client calls it. */
  readonly fetch: OperationFetch;
  /** The client's document as it was prepared for the planner, and the operation in it that the plan is for. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** What the client calls a key of the operation. */
  readonly clientKey: (planned: string) => string;
  readonly apiSchema: GraphQLSchema;
}

/** An operation compiled from its plan. Runs any number of times, also at once. */
export class ExecutableOperation {
  private readonly operationFetch: OperationFetch;
  private readonly shape: ObjectShape;
  private readonly asked: AskedSelections;
  private isAskedAgain = false;

  constructor({ fetch, document, operation, clientKey, apiSchema: schema }: AnsweredOperation) {
    this.operationFetch = fetch;
    const fragments = fragmentsOf(document);
    this.asked = { selectionSet: operation.selectionSet, fragments, clientKey };
    this.shape = new ShapeCompiler({ schema, operation, fragments, clientKey }).compile();
  }

  /** Never rejects for what a subgraph does: whatever fails is in the answer's errors. */
  async execute(request: ExecutionRequest): Promise<Answer> {
    return this.answer(await this.operationFetch.run(request));
  }

  private answer(run: Run): Answer {
    // Generated code pays from the second time on, and much of what is asked is asked once.
    if (!this.isAskedAgain) {
      this.isAskedAgain = true;
      return this.exactAnswer(run);
    }
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

  private errorsOf({ errors }: Run, problems: readonly InvalidValue[]): readonly GraphQLError[] {
    if (errors.length === 0 && problems.length === 0) {
      return errors;
    }
    const located = withoutRepetitions(errors.map((error) => withinOperation(error, this.asked)));
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
