import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType('Bounds', {
  description: 'A box of two parallels and two meridians, WGS 84, in degrees.',
})
export class BoundsType {
  @Field(() => Float, { description: 'Southern parallel.' })
  south!: number;

  @Field(() => Float, { description: 'Western meridian.' })
  west!: number;

  @Field(() => Float, { description: 'Northern parallel.' })
  north!: number;

  @Field(() => Float, { description: 'Eastern meridian.' })
  east!: number;
}
