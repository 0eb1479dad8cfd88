import { DateScalar, NodeType } from '@apogee/shared/graphql';
import type { TrlAssessmentId } from '@apogee/shared/ids';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Independence, TrlAssessmentStatus, TrlScale } from './trl-assessment.enums.type';

@Directive('@key(fields: "id")')
@ObjectType('TrlAssessment', {
  implements: NodeType,
  description:
    'How ready one element is, in one configuration, for one environment, at one point in time, and the evidence for it.',
})
export class TrlAssessmentType {
  @Field(() => ID, { description: 'Identifier of the assessment.' })
  id!: TrlAssessmentId;

  @Field(() => String, {
    description: 'Configuration of the element that was assessed, such as its design issue.',
  })
  configuration!: string;

  @Field(() => TrlScale, { description: 'Scale of all levels of this assessment.' })
  scale!: TrlScale;

  @Field(() => Int, { description: 'Level that the firm claims, 1 to 9.' })
  claimedLevel!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Level that the assessor confirmed, 1 to 9, never above the supported one; null until then.',
  })
  confirmedLevel!: number | null;

  @Field(() => TrlAssessmentStatus, { description: 'Where the assessment stands.' })
  status!: TrlAssessmentStatus;

  @Field(() => Independence, { description: 'How far the assessor stands from the firm.' })
  independence!: Independence;

  @Field(() => DateScalar, { description: 'Day to which the assessment refers.' })
  assessedOn!: string;
}
