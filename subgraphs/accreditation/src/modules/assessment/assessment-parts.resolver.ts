import { LocaleArguments, pickText } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type EnvironmentContext, type EnvironmentRecord, EnvironmentType } from '../environment';
import type { EvidenceGap } from '../readiness';
import {
  ApplicationContextType,
  EvidenceGapType,
  ReassessmentTriggerType,
  TrlConstituentType,
} from './assessment-parts.type';
import type { TrlAssessmentLoaders } from './trl-assessment.loader';
import type {
  ReassessmentTriggerRecord,
  TrlAssessmentRecord,
  TrlConstituentRecord,
} from './trl-assessment.record';
import { TrlAssessmentType } from './trl-assessment.type';

export interface TrlAssessmentContext {
  readonly assessments: TrlAssessmentLoaders;
}

@Resolver(() => ApplicationContextType)
export class ApplicationContextResolver {
  @FieldResolver(() => EnvironmentType, {
    nullable: true,
    description: 'Environment that the element is meant for; null while it is not defined.',
  })
  environment(
    @Root() { environmentId }: TrlAssessmentRecord,
    @Ctx() { environments }: EnvironmentContext,
  ): Promise<EnvironmentRecord | null> | null {
    return environmentId === null ? null : environments.load(environmentId);
  }

  @FieldResolver(() => [String], { description: 'Interfaces that the element must meet.' })
  interfaces(
    @Root() { interfaces }: TrlAssessmentRecord,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): readonly (string | null)[] {
    return interfaces.map((text) => pickText(text, locale));
  }
}

@Resolver(() => EvidenceGapType)
export class EvidenceGapResolver {
  @FieldResolver(() => String, { description: 'What exactly is missing.' })
  detail(
    @Root() { detail }: EvidenceGap,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(detail, locale);
  }
}

@Resolver(() => ReassessmentTriggerType)
export class ReassessmentTriggerResolver {
  @FieldResolver(() => String, { description: 'What happened, in a sentence.' })
  detail(
    @Root() { detail }: ReassessmentTriggerRecord,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(detail, locale);
  }
}

@Resolver(() => TrlConstituentType)
export class TrlConstituentResolver {
  @FieldResolver(() => TrlAssessmentType, { description: 'The assessment of the part.' })
  assessment(
    @Root() { constituentId }: TrlConstituentRecord,
    @Ctx() { assessments }: TrlAssessmentContext,
  ): Promise<TrlAssessmentRecord | null> {
    return assessments.byId.load(constituentId);
  }
}
