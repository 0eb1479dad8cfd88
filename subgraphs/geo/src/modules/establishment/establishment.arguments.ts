import { PageArguments } from '@apogee/shared/graphql';
import { IsOptional, IsPositive, Max, ValidateNested } from 'class-validator';
import { ArgsType, Field, Float } from 'type-graphql';
import { BoundsInput, GeoPointInput } from '../spatial-types';

/** Half the Earth's circumference is 20,015 km: a larger radius would mean everything. */
const LARGEST_RADIUS_KM = 20_000;

const Demonstration = Field(() => Boolean, {
  nullable: true,
  description:
    'Establishments of fictitious demonstration firms (true) or of real ones (false). Omitted: both.',
});

@ArgsType()
export class DemonstrationArguments {
  @IsOptional()
  @Demonstration
  demonstration?: boolean | null;
}

@ArgsType()
export class EstablishmentListArguments extends PageArguments {
  @IsOptional()
  @Demonstration
  demonstration?: boolean | null;
}

@ArgsType()
export class NearArguments extends EstablishmentListArguments {
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
export class InBoundsArguments extends EstablishmentListArguments {
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
