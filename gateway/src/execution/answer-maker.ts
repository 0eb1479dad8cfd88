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
import type { AnswerDraft, Run } from './run';

export interface Answer {
  readonly data: AnswerText | null;
  readonly errors: readonly GraphQLError[];
}

export interface AnsweredOperation {
  /** The client's document as it was prepared for the planner, and the operation in it that the plan is for. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** What the client calls a key of the operation. */
  readonly clientKey: (planned: string) => string;
  readonly apiSchema: GraphQLSchema;
}

/** Makes answers to an operation of what was fetched for them. */
export class AnswerMaker {
  private readonly shape: ObjectShape;
  private readonly asked: AskedSelections;
  private isAskedAgain = false;

  constructor({ document, operation, clientKey, apiSchema: schema }: AnsweredOperation) {
    const fragments = fragmentsOf(document);
    this.asked = { selectionSet: operation.selectionSet, fragments, clientKey };
    this.shape = new ShapeCompiler({ schema, operation, fragments, clientKey }).compile();
  }

  /** Whatever failed is in the answer's errors. */
  make(run: Run, draft: AnswerDraft): Answer {
    // Generated code pays from the second time on, and much of what is asked is asked once.
    if (!this.isAskedAgain) {
      this.isAskedAgain = true;
      return this.makeExactly(run, draft);
    }
    try {
      const { shape } = this;
      const json = run.texts.arePlain
        ? shape.writePlain(draft.tree, run)
        : shape.write(draft.tree, run);
      return { data: new AnswerText(json), errors: this.errorsOf(draft, []) };
    } catch (unexpected) {
      if (unexpected === UNEXPECTED) {
        return this.makeExactly(run, draft);
      }
      throw unexpected;
    }
  }

  /** Slower, and says what is wrong and where. */
  private makeExactly(run: Run, draft: AnswerDraft): Answer {
    const problems: InvalidValue[] = [];
    const data = this.shape.shape(draft.tree, { path: [], problems, variables: run.variables });
    return {
      data: data === NULLED ? null : new AnswerText(JSON.stringify(data)),
      errors: this.errorsOf(draft, problems),
    };
  }

  private errorsOf(
    { errors }: AnswerDraft,
    problems: readonly InvalidValue[],
  ): readonly GraphQLError[] {
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
