import { DateScalar } from '@apogee/shared/graphql';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('LabelScheme', {
  description:
    'A version of the rules of the CNES-SME label as this register applies them. The validity of three years and level 6 as an example of proven effectiveness are public; everything else is scheme configuration.',
})
export class LabelSchemeType {
  @Field(() => String, { description: 'Name of the version, as labels cite it.' })
  version!: string;

  @Field(() => DateScalar, { description: 'First day on which the version applies.' })
  inForceFrom!: string;

  @Field(() => Int, { description: 'How long a label is valid, in months.' })
  validityMonths!: number;

  @Field(() => Int, {
    description:
      'Least TRL on the ISO 16290 scale confirmed for a product, or for one member of a product range.',
  })
  trlThreshold!: number;

  @Field(() => Int, {
    description:
      'Number of accepted references that an engineering activity, which has no TRL, shows instead. Scheme configuration.',
  })
  minimumReferences!: number;

  @Field(() => Int, {
    description:
      'Least number of members present and not recused for the committee to decide. Scheme configuration.',
  })
  quorum!: number;

  @Field(() => Int, {
    description: 'Least number of directorates among them. Scheme configuration.',
  })
  minimumDirectorates!: number;

  @Field(() => Boolean, {
    description:
      'True when the chair’s ballot settles a tie; otherwise a tie is no award. Scheme configuration.',
  })
  castingVote!: boolean;

  @Field(() => Int, {
    description:
      'Number of signed evaluations, from two directorates at least, that suffice without a review. Scheme configuration.',
  })
  mandatoryEvaluations!: number;

  @Field(() => Int, {
    description:
      'How many months before the end of a label its renewal may be filed. Scheme configuration.',
  })
  renewalWindowMonths!: number;

  @Field(() => Int, {
    description:
      'How many days a firm has to complete a file that was returned to it. Scheme configuration.',
  })
  completionDays!: number;

  @Field(() => Int, {
    description: 'How many days a deferred file waits before it lapses. Scheme configuration.',
  })
  deferralDays!: number;

  @Field(() => Int, {
    description:
      'How many days an evaluation or a review takes at most before somebody is reminded of it. Scheme configuration.',
  })
  evaluationDays!: number;

  @Field(() => Int, { description: 'How many days a firm has to appeal. Scheme configuration.' })
  appealDays!: number;

  @Field(() => Int, {
    description: 'Number of persons who examine an appeal. Scheme configuration.',
  })
  appealPanelSize!: number;

  @Field(() => Int, {
    description:
      'How many months an interest that has ended still keeps a person from a firm’s files. Scheme configuration.',
  })
  coolingOffMonths!: number;

  @Field(() => [Int], {
    description:
      'How many days before a last day the secretariat is reminded of it: the end of a label or a suspension, of the time to appeal or to complete a file. Scheme configuration.',
  })
  reminderDays!: readonly number[];

  @Field(() => String, {
    description:
      'Version of the rule by which a firm declares that it is an SME. Scheme configuration.',
  })
  smeRuleVersion!: string;
}
