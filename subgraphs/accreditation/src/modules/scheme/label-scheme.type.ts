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
}
