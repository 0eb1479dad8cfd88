import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BetterDirection } from '../../measures/parameter';
import { ProductType } from '../labelable';
import type { ComparisonCell, ComparisonRow } from './compare';

registerEnumType(BetterDirection, {
  name: 'BetterDirection',
  description: 'Which way a figure is better, where that does not depend on the use.',
  valuesConfig: {
    HIGHER: { description: 'The higher the better.' },
    LOWER: { description: 'The lower the better.' },
  },
});

@ObjectType('ComparisonCell', {
  simpleResolvers: true,
  description: 'What one product states for one parameter.',
})
export class ComparisonCellType {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => Float, { nullable: true, description: 'Value, in the unit of the row.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end, in the unit of the row.' })
  min!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end, in the unit of the row.' })
  max!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The statement where it is no number, or a number in a unit that does not convert.',
  })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'Under which condition it holds.' })
  condition!: string | null;

  @Field(() => Boolean, {
    description: 'True when the product states nothing. Missing is not zero, and not a failure.',
  })
  missing!: boolean;

  @Field(() => Boolean, {
    description:
      'True for the best figure of the row (several on a tie). Only where a better direction is known, at least two products state a figure, and under the same condition.',
  })
  best!: boolean;
}

@ObjectType('ComparisonRow', {
  simpleResolvers: true,
  description: 'One parameter across the products compared.',
})
class ComparisonRowType {
  @Field(() => String, { description: 'The parameter, such as `mass`.' })
  parameter!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Unit of all values of the row; null for none.',
  })
  unit!: string | null;

  @Field(() => BetterDirection, {
    nullable: true,
    description: 'Which way is better; null where it depends on the use.',
  })
  better!: BetterDirection | null;

  @Field(() => [ComparisonCellType], {
    description: 'One cell for each product, in the order of the products.',
  })
  cells!: readonly ComparisonCell[];
}

@ObjectType('Comparison', {
  simpleResolvers: true,
  description: 'Products side by side.',
})
export class ComparisonType {
  @Field(() => [ProductType], { description: 'The products found, in the order asked for.' })
  products!: readonly object[];

  @Field(() => [ID], {
    description: 'Ids asked for that are no product; they have no cells.',
  })
  notFound!: readonly string[];

  @Field(() => [ComparisonRowType], {
    description:
      'One row a parameter. Where a product states a parameter more than once, its first statement counts.',
  })
  rows!: readonly ComparisonRow[];
}
