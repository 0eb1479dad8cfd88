import { answerMutation, type MutationAnswer } from '@apogee/shared/graphql';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import {
  type ApplicationAnswer,
  ApplicationPayload,
  type ApplicationWriteContext,
  answerApplication,
} from '../application-register';
import type { Evaluation } from './evaluation';
import { EvaluationChangeInput, RecordEvaluationInput, SignReviewInput } from './evaluation.input';
import { EvaluationPayload } from './evaluation.type';
import { type Findings, recordEvaluation, signEvaluation, signReview } from './judge.command';

type EvaluationAnswer = Promise<MutationAnswer<{ readonly evaluation: Evaluation }>>;

const CHANGED = 'Refused: EVALUATION_NOT_FOUND, VERSION_CONFLICT, EVALUATION_SIGNED, WRONG_STATE';

/** What evaluators and reviewers do with the files that they were given. */
@Resolver()
export class EvaluationMutations {
  @Directive('@requiresScopes(scopes: [["accreditation:evaluate"]])')
  @Mutation(() => EvaluationPayload, {
    nullable: true,
    description: `Notes what the evaluator found so far. ${CHANGED}, UNKNOWN_CRITERION, CRITERION_TWICE, SCORE_OFF_SCALE, UNKNOWN_EVIDENCE.`,
  })
  recordEvaluation(
    @Arg('input', () => RecordEvaluationInput, { description: 'What was found.' })
    { evaluationId, expectedVersion, ...input }: RecordEvaluationInput,
    @Ctx() context: ApplicationWriteContext,
  ): EvaluationAnswer {
    return answerEvaluation(context, () =>
      recordEvaluation(context, { evaluationId, expectedVersion }, findingsOf(input)),
    );
  }

  @Directive('@requiresScopes(scopes: [["accreditation:evaluate"]])')
  @Mutation(() => EvaluationPayload, {
    nullable: true,
    description: `Signs an evaluation: from then on nobody changes it. ${CHANGED}, CRITERIA_OPEN, CONCLUSION_MISSING, INTEREST_IN_FIRM, VOTED_ON_THE_FILE.`,
  })
  signEvaluation(
    @Arg('input', () => EvaluationChangeInput, { description: 'The evaluation.' })
    input: EvaluationChangeInput,
    @Ctx() context: ApplicationWriteContext,
  ): EvaluationAnswer {
    return answerEvaluation(context, () => signEvaluation(context, input));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:review"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description:
      'Records and signs one’s own review of an application. Refused: APPLICATION_NOT_FOUND, VERSION_CONFLICT, WRONG_STATE, REVIEW_NOT_FOUND, REVIEW_SIGNED, INTEREST_IN_FIRM, VOTED_ON_THE_FILE.',
  })
  signReview(
    @Arg('input', () => SignReviewInput, { description: 'The review.' })
    input: SignReviewInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () => signReview(context, input));
  }
}

function answerEvaluation(
  { forgetApplications }: ApplicationWriteContext,
  change: () => Promise<Evaluation>,
): EvaluationAnswer {
  return answerMutation(async () => {
    const evaluation = await change();
    forgetApplications();
    return { evaluation };
  });
}

function findingsOf(
  input: Omit<RecordEvaluationInput, 'evaluationId' | 'expectedVersion'>,
): Findings {
  return {
    scores: input.scores.map(({ score, ...found }) => ({ ...found, score: score ?? null })),
    conclusion: input.conclusion ?? null,
    recommendation: input.recommendation ?? null,
    reportSha256: input.reportSha256 ?? null,
  };
}
