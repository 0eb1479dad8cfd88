import { connectionType, DateScalar, NodeType } from '@apogee/shared/graphql';
import type { LabelNumber } from '@apogee/shared/ids';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { ItemKind, LabelStatus } from './label.enums.type';

@Directive('@key(fields: "number")')
@ObjectType('Label', {
  implements: NodeType,
  description:
    'A CNES-SME label, awarded to a product, a product range or an engineering activity of a firm.',
})
export class LabelType {
  @Field(() => ID, { description: 'Number of the label.' })
  number!: LabelNumber;

  @Field(() => ItemKind, { description: 'Kind of what it was awarded to.' })
  subjectKind!: ItemKind;

  @Field(() => String, { description: 'Version of the label scheme that it was awarded under.' })
  schemeVersion!: string;

  @Field(() => DateScalar, { description: 'Day of the decision to award it.' })
  awardedOn!: string;

  @Field(() => DateScalar, { description: 'First day on which it is valid.' })
  validFrom!: string;

  @Field(() => DateScalar, {
    description: 'First day on which it is no longer valid: its last valid day is the one before.',
  })
  validUntil!: string;

  @Field(() => Int, {
    description:
      'Number of records of the decision ledger about it: 1 at the award, one more with each change or correction. For `expectedVersion`.',
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

  @Field(() => ItemKind, { description: 'Kind of what the labels were awarded to.' })
  kind!: ItemKind;

  @Field(() => Int, { description: 'Number of labels.' })
  count!: number;
}

export const LabelConnection = connectionType({ name: 'Label', node: () => LabelType });
