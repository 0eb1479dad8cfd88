import { DateTimeScalar } from '@apogee/shared/graphql';
import type { TrlAssessmentId } from '@apogee/shared/ids';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EvidenceKind } from '../evidence';
import { ReassessmentTriggerKind } from './trl-assessment.enums.type';

@ObjectType('ApplicationContext', { description: 'What the element is meant for.' })
export class ApplicationContextType {
  @Field(() => String, { description: 'Class of missions, such as `LEO_CONSTELLATION`.' })
  missionClass!: string;

  @Field(() => String, {
    nullable: true,
    description: 'System that the element is part of; null when none is named.',
  })
  system!: string | null;
}

@ObjectType('EvidenceGap', {
  description: 'Something that a level asks for and accepted evidence does not show.',
})
export class EvidenceGapType {
  @Field(() => Int, {
    description: 'Level that asks for it: the one aimed at, or one it builds on.',
  })
  level!: number;

  @Field(() => EvidenceKind, { description: 'Kind of evidence that is missing.' })
  missing!: EvidenceKind;
}

@ObjectType('ReassessmentTrigger', {
  description:
    'An event after which the assessment must be looked at again. It is stale while one is open.',
})
export class ReassessmentTriggerType {
  @Field(() => ReassessmentTriggerKind, { description: 'What happened.' })
  kind!: ReassessmentTriggerKind;

  @Field(() => DateTimeScalar, { description: 'When it was noted.' })
  raisedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was settled; null while it is open.',
  })
  resolvedAt!: Date | null;

  @Field(() => ID, {
    nullable: true,
    name: 'resolvedBy',
    description:
      'Identifier of the assessment that settled it; null while it is open or when none was needed.',
  })
  resolvedById!: TrlAssessmentId | null;
}

@ObjectType('TrlConstituent', { description: 'A part of a composite element.' })
export class TrlConstituentType {
  @Field(() => Boolean, {
    description: 'True when the whole cannot be more ready than this part.',
  })
  critical!: boolean;
}
