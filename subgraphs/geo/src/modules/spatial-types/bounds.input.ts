import { Max, Min } from 'class-validator';
import { Field, Float, InputType } from 'type-graphql';

@InputType({
  description:
    'A box of two parallels and two meridians, WGS 84, edges included. `west` greater than `east` means that it crosses the antimeridian.',
})
export class BoundsInput {
  @Min(-90)
  @Max(90)
  @Field(() => Float, {
    description:
      'Southern parallel, −90 to 90, not north of `north`; anything else is BAD_USER_INPUT.',
  })
  south!: number;

  @Min(-180)
  @Max(180)
  @Field(() => Float, {
    description: 'Western meridian, −180 to 180; anything else is BAD_USER_INPUT.',
  })
  west!: number;

  @Min(-90)
  @Max(90)
  @Field(() => Float, { description: 'Northern parallel, −90 to 90; else BAD_USER_INPUT.' })
  north!: number;

  @Min(-180)
  @Max(180)
  @Field(() => Float, {
    description: 'Eastern meridian, −180 to 180; anything else is BAD_USER_INPUT.',
  })
  east!: number;
}
