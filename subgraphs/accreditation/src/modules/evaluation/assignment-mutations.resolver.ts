import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import {
  type ApplicationAnswer,
  ApplicationChangeInput,
  ApplicationPayload,
  type ApplicationWriteContext,
  answerApplication,
  bilingual,
  ReasonedChangeInput,
} from '../application-register';
import {
  assignEvaluator,
  assignReviewer,
  concludeEvaluation,
  releaseEvaluator,
  resumeEvaluation,
} from './assign-judges.command';
import {
  AssignEvaluatorInput,
  AssignReviewerInput,
  ReleaseEvaluatorInput,
} from './evaluation.input';

const CHANGED = 'Refused: APPLICATION_NOT_FOUND, VERSION_CONFLICT, WRONG_STATE';

/** To whom the secretariat gives files. */
@Resolver()
export class AssignmentMutations {
  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Gives an admissible application to an evaluator. ${CHANGED}, PERSON_UNKNOWN, ALREADY_ASSIGNED, REVIEWS_THE_FILE, VOTED_ON_THE_FILE, INTEREST_IN_FIRM.`,
  })
  assignEvaluator(
    @Arg('input', () => AssignEvaluatorInput, { description: 'The application and the person.' })
    { personId, independence, ...change }: AssignEvaluatorInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () =>
      assignEvaluator(context, change, { personId, independence }),
    );
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Takes an application from an evaluator who has not signed, with what was noted. ${CHANGED}, EVALUATION_NOT_FOUND, EVALUATION_SIGNED.`,
  })
  releaseEvaluator(
    @Arg('input', () => ReleaseEvaluatorInput, { description: 'The evaluation.' })
    { evaluationId, ...change }: ReleaseEvaluatorInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () => releaseEvaluator(context, change, evaluationId));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Ends the evaluation once everybody has signed. ${CHANGED}, NO_EVALUATION, EVALUATIONS_OPEN.`,
  })
  concludeEvaluation(
    @Arg('input', () => ApplicationChangeInput, { description: 'The application.' })
    input: ApplicationChangeInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () => concludeEvaluation(context, input));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Gives an evaluated application to a reviewer, or to another one while nothing is signed. ${CHANGED}, PERSON_UNKNOWN, EVALUATED_THE_FILE, VOTED_ON_THE_FILE, INTEREST_IN_FIRM, REVIEW_SIGNED.`,
  })
  assignReviewer(
    @Arg('input', () => AssignReviewerInput, { description: 'The application and the person.' })
    { personId, ...change }: AssignReviewerInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () => assignReviewer(context, change, personId));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description:
      'Has a deferred application evaluated anew, in its next round. Refused: APPLICATION_NOT_FOUND, VERSION_CONFLICT, WRONG_STATE, DEADLINE_PASSED.',
  })
  resumeEvaluation(
    @Arg('input', () => ReasonedChangeInput, { description: 'The application and the reasons.' })
    { reason, ...change }: ReasonedChangeInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () => resumeEvaluation(context, change, bilingual(reason)));
  }
}
