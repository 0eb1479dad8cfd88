import {
  answerMutation,
  type ConnectionOf,
  LocaleArguments,
  type MutationAnswer,
  pickText,
} from '@apogee/shared/graphql';
import {
  Arg,
  Args,
  Ctx,
  Directive,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Application } from '../application';
import { type ApplicationContext, ApplicationType } from '../application-register';
import {
  type TrlAssessmentContext,
  type TrlAssessmentRecord,
  TrlAssessmentType,
} from '../assessment';
import { type Label, type LabelContext, LabelType } from '../label';
import { type Person, type PersonContext, PersonType } from '../person';
import type { WriteContext } from '../procedure';
import { completeReviewTask } from './complete-review-task.command';
import type { ReviewTask } from './review-task';
import type { ReviewTaskRegister } from './review-task.register';
import {
  CompleteReviewTaskInput,
  ReviewTaskConnection,
  type ReviewTaskFilter,
  ReviewTaskPayload,
  ReviewTasksArguments,
  ReviewTaskType,
} from './review-task.type';

type TaskCriteria = Parameters<ReviewTaskRegister['page']>[0];

export interface ReviewTaskContext extends WriteContext {
  readonly reviewTasks: ReviewTaskRegister;
}

@Resolver(() => ReviewTaskType)
export class ReviewTaskResolver {
  @Directive('@requiresScopes(scopes: [["accreditation:read"]])')
  @Query(() => ReviewTaskConnection, {
    nullable: true,
    description:
      'What is to be looked at, as far as the caller sees it: what is due first comes first.',
  })
  reviewTasks(
    @Args(() => ReviewTasksArguments) { filter, first, after }: ReviewTasksArguments,
    @Ctx() { reviewTasks }: ReviewTaskContext,
  ): Promise<ConnectionOf<ReviewTask>> {
    return reviewTasks.page(criteriaOf(filter ?? {}), { first, after: after ?? null });
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => ReviewTaskPayload, {
    nullable: true,
    description:
      'Closes a task with what came of it. Refused: REVIEW_TASK_NOT_FOUND, REVIEW_TASK_DONE, VERSION_CONFLICT.',
  })
  completeReviewTask(
    @Arg('input', () => CompleteReviewTaskInput, { description: 'The task, and what came of it.' })
    input: CompleteReviewTaskInput,
    @Ctx() context: ReviewTaskContext,
  ): Promise<MutationAnswer<{ readonly task: ReviewTask }>> {
    return answerMutation(async () => ({ task: await completeReviewTask(context, input) }));
  }

  @FieldResolver(() => LabelType, {
    nullable: true,
    description: 'The label that it is about; null for none.',
  })
  label(
    @Root() { labelNumber }: ReviewTask,
    @Ctx() { labels }: LabelContext,
  ): Promise<Label | null> | null {
    return labelNumber === null ? null : labels.byNumber.load(labelNumber);
  }

  @FieldResolver(() => ApplicationType, {
    nullable: true,
    description: 'The application that it is about; null for none.',
  })
  application(
    @Root() { applicationId }: ReviewTask,
    @Ctx() { applications }: ApplicationContext,
  ): Promise<Application | null> | null {
    return applicationId === null ? null : applications.byId.load(applicationId);
  }

  @FieldResolver(() => TrlAssessmentType, {
    nullable: true,
    description: 'The assessment that it is about; null for none.',
  })
  assessment(
    @Root() { assessmentId }: ReviewTask,
    @Ctx() { assessments }: TrlAssessmentContext,
  ): Promise<TrlAssessmentRecord | null> | null {
    return assessmentId === null ? null : assessments.byId.load(assessmentId);
  }

  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'Whose task it is beside the secretariat’s; null for nobody’s.',
  })
  person(
    @Root() { personId }: ReviewTask,
    @Ctx() { persons }: PersonContext,
  ): Promise<Person> | null {
    return personId === null ? null : persons.byId.load(personId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What happened, where the kind does not say it all.',
  })
  detail(
    @Root() { detail }: ReviewTask,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(detail, locale);
  }
}

function criteriaOf(filter: ReviewTaskFilter): TaskCriteria {
  return {
    kinds: filter.kinds ?? null,
    open: filter.open ?? null,
    dueBefore: filter.dueBefore ?? null,
    label: filter.label ?? null,
    application: filter.application ?? null,
  };
}
