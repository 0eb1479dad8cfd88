import { IsIdentifierArgument, LocaleArguments, pickText } from '@apogee/shared/graphql';
import type { TrlAssessmentId } from '@apogee/shared/ids';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { trlTitle } from '../readiness';
import { type LabelableReference, LabelableType } from '../subject';
import type { TrlAssessmentContext } from './assessment-parts.resolver';
import {
  ApplicationContextType,
  ReassessmentTriggerType,
  TrlConstituentType,
} from './assessment-parts.type';
import type {
  ReassessmentTriggerRecord,
  TrlAssessmentRecord,
  TrlConstituentRecord,
} from './trl-assessment.record';
import { TrlAssessmentType } from './trl-assessment.type';

@ArgsType()
class TrlAssessmentArguments {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description: 'Identifier of the assessment, at most 200 characters. An unknown one gives null.',
  })
  id!: TrlAssessmentId;
}

/** What an assessment says of itself. Its levels and evidence are in `assessment-levels.resolver.ts`. */
@Resolver(() => TrlAssessmentType)
export class TrlAssessmentResolver {
  @Query(() => TrlAssessmentType, {
    nullable: true,
    description: 'One readiness assessment with its evidence.',
  })
  trlAssessment(
    @Args(() => TrlAssessmentArguments) { id }: TrlAssessmentArguments,
    @Ctx() { assessments }: TrlAssessmentContext,
  ): Promise<TrlAssessmentRecord | null> {
    return assessments.byId.load(id);
  }

  @FieldResolver(() => LabelableType, {
    nullable: true,
    description: 'What was assessed.',
  })
  subject(@Root() { subjectId }: TrlAssessmentRecord): LabelableReference {
    return { id: subjectId };
  }

  @FieldResolver(() => ApplicationContextType, { description: 'What the element is meant for.' })
  context(@Root() assessment: TrlAssessmentRecord): TrlAssessmentRecord {
    return assessment;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who assessed, as the role of an organisation; null when it is not known.',
  })
  assessor(
    @Root() { assessorFr, assessorEn }: TrlAssessmentRecord,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText({ fr: assessorFr, en: assessorEn }, locale);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What the confirmed level says on its scale, in a few words of ours; null until one is confirmed.',
  })
  confirmedTitle(
    @Root() { scale, confirmedLevel }: TrlAssessmentRecord,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return confirmedLevel === null ? null : pickText(trlTitle(scale, confirmedLevel), locale);
  }

  @FieldResolver(() => [ReassessmentTriggerType], {
    description:
      'Events after which the assessment must be looked at again, open and settled, oldest first.',
  })
  reassessmentTriggers(
    @Root() { id }: TrlAssessmentRecord,
    @Ctx() { assessments }: TrlAssessmentContext,
  ): Promise<readonly ReassessmentTriggerRecord[]> {
    return assessments.triggers.load(id);
  }

  @FieldResolver(() => [TrlConstituentType], {
    description:
      'Parts that the element is composed of, as far as they were assessed; empty for one that is not composite.',
  })
  constituents(
    @Root() { id }: TrlAssessmentRecord,
    @Ctx() { assessments }: TrlAssessmentContext,
  ): Promise<readonly TrlConstituentRecord[]> {
    return assessments.constituents.load(id);
  }

  @FieldResolver(() => TrlAssessmentType, {
    nullable: true,
    description: 'The earlier assessment that this one takes the place of.',
  })
  supersedes(
    @Root() { supersedesId }: TrlAssessmentRecord,
    @Ctx() { assessments }: TrlAssessmentContext,
  ): Promise<TrlAssessmentRecord | null> | null {
    return supersedesId === null ? null : assessments.byId.load(supersedesId);
  }
}
