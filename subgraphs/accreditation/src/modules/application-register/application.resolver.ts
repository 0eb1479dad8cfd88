import { LocaleArguments, pickText } from '@apogee/shared/graphql';
import { type Caller, Scope } from '@apogee/shared/identity';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Application, ApplicationEvent } from '../application';
import {
  type TrlAssessmentContext,
  type TrlAssessmentRecord,
  TrlAssessmentType,
} from '../assessment';
import { type LabelContext, LabelType } from '../label';
import { type FirmReference, FirmType, type LabelableReference, LabelableType } from '../subject';
import type { ApplicationLoaders } from './application.loader';
import { ApplicationEventType, ApplicationType } from './application.type';

export interface ApplicationContext {
  readonly caller: Caller;
  readonly applications: ApplicationLoaders;
}

@Resolver(() => ApplicationType)
export class ApplicationResolver {
  @FieldResolver(() => FirmType, { nullable: true, description: 'Firm that applies.' })
  applicant(@Root() { applicantId }: Application): FirmReference {
    return { id: applicantId };
  }

  @FieldResolver(() => LabelableType, {
    nullable: true,
    description: 'What the label is wanted for.',
  })
  subject(@Root() { subjectId }: Application): LabelableReference {
    return { id: subjectId };
  }

  @FieldResolver(() => LabelType, {
    nullable: true,
    description: 'The label to renew, or whose scope to change; null for an initial application.',
  })
  label(
    @Root() { labelNumber }: Application,
    @Ctx() { labels }: LabelContext,
  ): ReturnType<LabelContext['labels']['byNumber']['load']> | null {
    return labelNumber === null ? null : labels.byNumber.load(labelNumber);
  }

  @FieldResolver(() => String, { description: 'What exactly the label is to cover.' })
  scope(
    @Root() { scope }: Application,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(scope, locale);
  }

  @FieldResolver(() => TrlAssessmentType, {
    nullable: true,
    description:
      'The readiness assessment that admissibility rested on; null before, and for an engineering activity.',
  })
  assessment(
    @Root() { assessmentId }: Application,
    @Ctx() { assessments }: TrlAssessmentContext,
  ): Promise<TrlAssessmentRecord | null> | null {
    return assessmentId === null ? null : assessments.byId.load(assessmentId);
  }

  @FieldResolver(() => [ApplicationEventType], {
    description: 'The steps of the application, oldest first.',
  })
  history(
    @Root() { id }: Application,
    @Ctx() { applications }: ApplicationContext,
  ): Promise<readonly ApplicationEvent[]> {
    return applications.events.load(id);
  }
}

@Resolver(() => ApplicationEventType)
export class ApplicationEventResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Who took the step, as the subject of a token, or `clock`. Null for a firm, where it was somebody else.',
  })
  actor(@Root() { actor }: ApplicationEvent, @Ctx() { caller }: ApplicationContext): string | null {
    return caller.scopes.has(Scope.READ) || actor === caller.subject ? actor : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Its reasons; null where none were given.',
  })
  reason(
    @Root() { reason }: ApplicationEvent,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return reason === null ? null : pickText(reason, locale);
  }
}

@Resolver(() => FirmType)
export class FirmApplicationsResolver {
  @Directive('@requiresScopes(scopes: [["accreditation:apply"], ["accreditation:read"]])')
  @FieldResolver(() => [ApplicationType], {
    nullable: true,
    description:
      'Applications of the firm to which something can still happen, as far as the caller sees them, newest first. Not paged: at most one for each item of the firm.',
  })
  openApplications(
    @Root() { id }: FirmReference,
    @Ctx() { applications }: ApplicationContext,
  ): Promise<readonly Application[]> {
    return applications.openByApplicant.load(id);
  }
}
