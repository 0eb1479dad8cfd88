import { PageArguments } from '@apogee/shared/graphql';
import { IsPositive, Max, ValidateNested } from 'class-validator';
import { ArgsType, Field, Float } from 'type-graphql';
import { BoundsInput, GeoPointInput } from '../spatial-types';

/** Half the Earth's circumference is 20,015 km: a larger radius would mean everything. */
const LARGEST_RADIUS_KM = 20_000;

@ArgsType()
export class NearArguments extends PageArguments {
  @ValidateNested()
  @Field(() => GeoPointInput, { description: 'Centre of the circle.' })
  point!: GeoPointInput;

  @IsPositive()
  @Max(LARGEST_RADIUS_KM)
  @Field(() => Float, {
    description:
      'Radius in kilometres on the great circle, above 0 and up to 20,000. Outside that range: BAD_USER_INPUT.',
  })
  radiusKm!: number;
}

@ArgsType()
export class InBoundsArguments extends PageArguments {
  @ValidateNested()
  @Field(() => BoundsInput, { description: 'The box.' })
  bounds!: BoundsInput;
}

@ArgsType()
export class DistanceArguments {
  @ValidateNested()
  @Field(() => GeoPointInput, { description: 'The point to measure from.' })
  from!: GeoPointInput;
}
