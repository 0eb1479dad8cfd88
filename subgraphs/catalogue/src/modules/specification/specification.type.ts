import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType('Specification', {
  simpleResolvers: true,
  description:
    'One stated figure of a product: a value, or a range, or a text, in the unit in which it was stated.',
})
export class SpecificationType {
  @Field(() => String, {
    description:
      'What is stated, such as `mass`, `momentum`, `power` or `tid` (total ionising dose).',
  })
  parameter!: string;

  @Field(() => Float, { nullable: true, description: 'The value, in `unit`.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of the range, in `unit`.' })
  min!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of the range, in `unit`.' })
  max!: number | null;

  @Field(() => String, { nullable: true, description: 'The statement, where it is no number.' })
  text!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Unit as stated, such as `kg`, `g`, `N.m.s`, `mN.m.s` or `krad`; null for none.',
  })
  unit!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Under which condition it holds, such as `6000 rpm`.',
  })
  condition!: string | null;

  @Field(() => Int, { nullable: true, description: 'Page of the source.' })
  sourcePage!: number | null;
}
