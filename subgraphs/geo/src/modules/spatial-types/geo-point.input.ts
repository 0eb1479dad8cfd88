import { Max, Min } from 'class-validator';
import { Field, Float, InputType } from 'type-graphql';

@InputType({ description: 'A position on Earth, WGS 84 (EPSG:4326).' })
export class GeoPointInput {
  @Min(-90)
  @Max(90)
  @Field(() => Float, {
    description: 'Degrees north of the equator, −90 to 90. Outside that range: BAD_USER_INPUT.',
  })
  latitude!: number;

  @Min(-180)
  @Max(180)
  @Field(() => Float, {
    description: 'Degrees east of Greenwich, −180 to 180. Outside that range: BAD_USER_INPUT.',
  })
  longitude!: number;
}
