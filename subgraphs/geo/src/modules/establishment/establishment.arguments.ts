import { IsIdentifierArgument, PageArguments } from '@apogee/shared/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsDefined,
  IsOptional,
  IsPositive,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, Float, ID, Int } from 'type-graphql';
import type { EstablishmentFilter } from '../../geography/establishment-filter';
import { BoundsInput, GeoJsonScalar, GeoPointInput } from '../spatial-types';

/** Half the Earth's circumference is 20,015 km: a larger radius would mean everything. */
const LARGEST_RADIUS_KM = 20_000;

const Demonstration = Field(() => Boolean, {
  nullable: true,
  description:
    'Establishments of fictitious demonstration firms (true) or of real ones (false). Omitted: both.',
});

const MOST_FIRMS = 500;

const FirmIds = Field(() => [ID], {
  nullable: true,
  description: `Establishments of these firms only, 1 to ${MOST_FIRMS} ids; else BAD_USER_INPUT. Omitted: of all firms.`,
});

@ArgsType()
export class DemonstrationArguments {
  @IsOptional()
  @Demonstration
  demonstration?: boolean | null;
}

@ArgsType()
export class FilterArguments extends DemonstrationArguments {
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_FIRMS)
  @IsIdentifierArgument({ each: true })
  @FirmIds
  firmIds?: string[] | null;
}

export function toFilter({
  demonstration = null,
  firmIds = null,
}: Pick<FilterArguments, 'demonstration' | 'firmIds'>): EstablishmentFilter {
  return { demonstration, firmIds };
}

@ArgsType()
export class EstablishmentListArguments extends PageArguments {
  @IsOptional()
  @Demonstration
  demonstration?: boolean | null;

  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_FIRMS)
  @IsIdentifierArgument({ each: true })
  @FirmIds
  firmIds?: string[] | null;
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
export class NearestArguments extends EstablishmentListArguments {
  @ValidateNested()
  @Field(() => GeoPointInput, { description: 'The point to measure from.' })
  point!: GeoPointInput;
}

@ArgsType()
export class InPolygonArguments extends EstablishmentListArguments {
  @IsDefined()
  @Field(() => GeoJsonScalar, {
    description:
      'GeoJSON geometry (RFC 7946) of type Polygon or MultiPolygon, at most 1,000 positions, valid; else BAD_USER_INPUT. Edges are straight between longitudes and latitudes; what crosses the antimeridian is cut there, into a MultiPolygon.',
  })
  polygon!: unknown;
}

const MOST_FEATURES = 10_000;
const USUAL_FEATURES = 1000;

@ArgsType()
export class FeatureListArguments extends FilterArguments {
  @Min(-90)
  @Max(90)
  @Field(() => Float, {
    defaultValue: -90,
    description: 'Southern parallel, −90 to 90, not north of `north`; else BAD_USER_INPUT.',
  })
  south!: number;

  @Min(-180)
  @Max(180)
  @Field(() => Float, {
    defaultValue: -180,
    description:
      'Western meridian, −180 to 180, else BAD_USER_INPUT. East of `east`: across the antimeridian.',
  })
  west!: number;

  @Min(-90)
  @Max(90)
  @Field(() => Float, {
    defaultValue: 90,
    description: 'Northern parallel, −90 to 90; else BAD_USER_INPUT.',
  })
  north!: number;

  @Min(-180)
  @Max(180)
  @Field(() => Float, {
    defaultValue: 180,
    description: 'Eastern meridian, −180 to 180; else BAD_USER_INPUT.',
  })
  east!: number;

  @Min(1)
  @Max(MOST_FEATURES)
  @Field(() => Int, {
    defaultValue: USUAL_FEATURES,
    description: `How many features to return at most, 1 to ${MOST_FEATURES}. Outside that range: BAD_USER_INPUT.`,
  })
  first!: number;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the establishment to begin after: `next` of the page before.',
  })
  after?: string | null;
}

const MOST_RINGS = 10;

@ArgsType()
export class RingArguments extends FilterArguments {
  @ValidateNested()
  @Field(() => GeoPointInput, { description: 'Centre of the rings.' })
  point!: GeoPointInput;

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_RINGS)
  @IsPositive({ each: true })
  @Max(LARGEST_RADIUS_KM, { each: true })
  @Field(() => [Float], {
    description: `Outer radii of the rings in kilometres on the great circle, 1 to ${MOST_RINGS}, each above the one before, up to 20,000. Anything else: BAD_USER_INPUT.`,
  })
  radiiKm!: number[];
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
