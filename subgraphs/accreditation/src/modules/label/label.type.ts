import { connectionType, DateScalar } from '@apogee/shared/graphql';
import type { LabelNumber } from '@apogee/shared/ids';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { LabelStatus, LabelSubjectKind } from './label.enums.type';

@Directive('@key(fields: "number")')
@ObjectType('Label', {
  description:
    'A CNES-SME label, awarded to a product, a product range or an engineering activity of a firm.',
})
export class LabelType {
  @Field(() => ID, { description: 'Number of the label.' })
  number!: LabelNumber;

  @Field(() => LabelSubjectKind, { description: 'Kind of what it was awarded to.' })
  subjectKind!: LabelSubjectKind;

  @Field(() => String, { description: 'Version of the label scheme that it was granted under.' })
  schemeVersion!: string;

  @Field(() => DateScalar, { description: 'Day of the decision to grant it.' })
  grantedOn!: string;

  @Field(() => DateScalar, { description: 'First day on which it is valid.' })
  validFrom!: string;

  @Field(() => DateScalar, { description: 'First day on which it is no longer valid.' })
  validUntil!: string;

  @Field(() => Int, {
    description: 'Grows by one each time its scope is changed by a decision; 1 at the grant.',
  })
  version!: number;
}

@ObjectType('LabelTransition', { description: 'A change of the status of a label.' })
export class LabelTransitionType {
  @Field(() => LabelStatus, { description: 'Status from that day on.' })
  status!: LabelStatus;

  @Field(() => DateScalar, { description: 'First day of the status.' })
  effectiveOn!: string;
}

@ObjectType('LabelStatistic', { description: 'Number of labels of one status and one kind.' })
export class LabelStatisticType {
  @Field(() => LabelStatus, { description: 'Status on the day asked for.' })
  status!: LabelStatus;

  @Field(() => LabelSubjectKind, { description: 'Kind of what the labels were awarded to.' })
  kind!: LabelSubjectKind;

  @Field(() => Int, { description: 'Number of labels.' })
  count!: number;
}

export const LabelConnection = connectionType({ name: 'Label', node: () => LabelType });
