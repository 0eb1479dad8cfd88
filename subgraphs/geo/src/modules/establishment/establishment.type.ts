import { connectionType, DateScalar } from '@apogee/shared/graphql';
import type { EstablishmentId } from '@apogee/shared/ids';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { LocationPrecision, LocationSource } from '../spatial-types';

@ObjectType('GeoLocation', {
  description: 'Where an establishment is, with what the point stands for and where it comes from.',
})
export class GeoLocationType {
  @Field(() => Float, { description: 'Degrees north of the equator, WGS 84.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east of Greenwich, WGS 84.' })
  longitude!: number;

  @Field(() => LocationPrecision, {
    description: 'What the point stands for. MUNICIPALITY is a town, not an address.',
  })
  precision!: LocationPrecision;

  @Field(() => String, {
    description: 'Whom to name when the point is shown, with the licence: `GeoNames, CC BY 4.0`.',
  })
  attribution!: string;

  @Field(() => LocationSource, { description: 'Where the point comes from.' })
  source!: LocationSource;

  @Field(() => Float, {
    nullable: true,
    description:
      'How sure the source is, 0 to 1, by its own measure. Null for sources that say nothing of it.',
  })
  score!: number | null;

  @Field(() => DateScalar, {
    description: 'Day on which the establishment was given this location.',
  })
  locatedOn!: string;
}

/** Described by the catalogue, which owns it. */
@Directive('@key(fields: "id")')
@ObjectType('Establishment')
export class EstablishmentType {
  @Field(() => ID)
  id!: EstablishmentId;
}

@ObjectType('LocatedEstablishmentEdge', { description: 'One located establishment of a list.' })
export class LocatedEstablishmentEdge {
  @Field(() => String, { description: 'Cursor of this entry, to pass as `after`.' })
  cursor!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Great-circle distance from the point that was asked for, in kilometres. Null in lists that are not about a point.',
  })
  distanceKm!: number | null;

  @Field(() => EstablishmentType, { nullable: true, description: 'The establishment.' })
  node!: EstablishmentType | null;
}

export const LocatedEstablishmentConnection = connectionType({
  name: 'LocatedEstablishment',
  node: () => EstablishmentType,
  nullableNode: true,
  edge: LocatedEstablishmentEdge,
});

@ObjectType('EstablishmentRing', {
  description:
    'What lies in a ring around a point, as the crow flies: farther than `fromKm`, not farther than `toKm`.',
})
export class EstablishmentRingType {
  @Field(() => Float, {
    description: 'Inner radius in kilometres; 0 for the first ring, which holds the centre.',
  })
  fromKm!: number;

  @Field(() => Float, { description: 'Outer radius in kilometres.' })
  toKm!: number;

  @Field(() => Int, { description: 'Number of located establishments.' })
  establishmentCount!: number;

  @Field(() => Int, {
    description:
      'Number of firms with at least one of these establishments; a firm may be in several rings.',
  })
  firmCount!: number;
}

@ObjectType('TerritoryStatistics', {
  description:
    'What is located in a territory. Establishments without a known place are not counted.',
})
export class TerritoryStatisticsType {
  @Field(() => Int, { description: 'Number of located establishments.' })
  establishmentCount!: number;

  @Field(() => Int, {
    description: 'Number of firms with at least one of these establishments.',
  })
  firmCount!: number;
}
