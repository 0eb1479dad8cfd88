import { Max, Min } from 'class-validator';
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import {
  type CriticalFunctionRecord,
  CriticalFunctionType,
  type EvidenceContext,
  type EvidenceRecord,
  EvidenceType,
} from '../evidence';
import {
  type AssessmentCase,
  type EvidenceGap,
  gapsTowards,
  isVerified,
  supportedLevel,
  type TrlLevel,
} from '../readiness';
import type { AssessmentCaseLoader } from './assessment-case.loader';
import { EvidenceGapType } from './assessment-parts.type';
import type { TrlAssessmentRecord } from './trl-assessment.record';
import { TrlAssessmentType } from './trl-assessment.type';

export interface AssessmentCaseContext {
  readonly cases: AssessmentCaseLoader;
}

@ArgsType()
class GapArguments {
  @Min(1)
  @Max(9)
  @Field(() => Int, { description: 'Level aimed at, 1 to 9. Outside that range: BAD_USER_INPUT.' })
  towards!: TrlLevel;
}

/** What the evidence of an assessment shows, by the rules of the module `readiness`. */
@Resolver(() => TrlAssessmentType)
export class AssessmentLevelsResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Highest level that accepted evidence supports, confidential evidence included; null while it supports none. Computed at the time of the request.',
  })
  async supportedLevel(
    @Root() { id }: TrlAssessmentRecord,
    @Ctx() { cases }: AssessmentCaseContext,
  ): Promise<TrlLevel | null> {
    const assessment = await cases.load(id);
    return assessment === null ? null : supportedLevel(assessment);
  }

  @FieldResolver(() => [EvidenceGapType], {
    description:
      'What accepted evidence does not show of all that a level asks for; empty when the level is supported.',
  })
  async gaps(
    @Root() { id }: TrlAssessmentRecord,
    @Args(() => GapArguments) { towards }: GapArguments,
    @Ctx() { cases }: AssessmentCaseContext,
  ): Promise<readonly EvidenceGap[]> {
    const assessment = await cases.load(id);
    return assessment === null ? [] : gapsTowards(assessment, towards);
  }

  @FieldResolver(() => [EvidenceType], {
    description: 'The evidence that the caller sees, oldest first.',
  })
  evidence(
    @Root() { id }: TrlAssessmentRecord,
    @Ctx() { evidence }: EvidenceContext,
  ): Promise<readonly EvidenceRecord[]> {
    return evidence.shown.load(id);
  }

  @FieldResolver(() => [CriticalFunctionType], {
    description: 'Functions that need a technology verification of their own.',
  })
  async criticalFunctions(
    @Root() { id }: TrlAssessmentRecord,
    @Ctx() { cases, evidence }: AssessmentCaseContext & EvidenceContext,
  ): Promise<readonly JudgedFunction[]> {
    const [assessment, functions] = await Promise.all([
      cases.load(id),
      evidence.criticalFunctions.load(id),
    ]);
    return functions.map((target) => withVerdict(target, assessment));
  }
}

type JudgedFunction = CriticalFunctionRecord & { readonly verified: boolean };

function withVerdict(
  target: CriticalFunctionRecord,
  assessment: AssessmentCase | null,
): JudgedFunction {
  return { ...target, verified: assessment !== null && isVerified(target, assessment) };
}
