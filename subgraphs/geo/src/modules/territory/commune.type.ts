import type { IsoDate } from '@apogee/shared/clock';
import { connectionType, DateScalar, NodeType } from '@apogee/shared/graphql';
import type { CommuneCode, DepartementCode, RegionCode, Siren } from '@apogee/shared/ids';
import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import type { Commune } from '../../geography/territory';
import { LocationPrecision } from '../spatial-types';
import { CommuneKind, Territory } from './territory.type';

@ObjectType('CommuneCentroid', {
  description:
    'The point that stands for a commune on a map: its town where GeoNames knows it (in Guyane too, where the middle of a commune is forest), else the mean of neighbouring towns. Source: GeoNames, CC BY 4.0.',
})
export class CommuneCentroidType {
  @Field(() => Float, { description: 'Degrees north of the equator, WGS 84.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east of Greenwich, WGS 84.' })
  longitude!: number;

  @Field(() => LocationPrecision, { description: 'What the point stands for.' })
  precision!: LocationPrecision;

  @Field(() => String, {
    description: 'Whom to name when the point is shown, with the licence: `GeoNames, CC BY 4.0`.',
  })
  attribution!: string;
}

@Directive('@key(fields: "inseeCode")')
@ObjectType('Commune', {
  implements: NodeType,
  description:
    'A French commune, or an arrondissement of Paris, Lyon or Marseille, as of 2026. Source: INSEE, Code officiel géographique, published by Etalab under the Licence Ouverte.',
})
export class CommuneType implements Commune {
  @Field(() => String, {
    description: 'INSEE code, five characters: `31555`, `2A004`, `97304`. It is not a postcode.',
  })
  inseeCode!: CommuneCode;

  @Field(() => String, { description: 'Name, in French.' })
  name!: string;

  @Field(() => CommuneKind, { description: 'A commune, or an arrondissement of one.' })
  kind!: CommuneKind;

  @Field(() => Territory, { description: 'Where in the Republic it lies.' })
  territory!: Territory;

  @Field(() => [String], {
    description:
      'Postcodes in use, possibly none. One postcode may serve many communes. Source: La Poste, Licence Ouverte.',
  })
  postcodes!: readonly string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Legal population (INSEE). Null where INSEE gives none.',
  })
  population!: number | null;

  @Field(() => CommuneCentroidType, {
    nullable: true,
    description:
      'The point that stands for the commune. Null for some remote overseas communes, where any guess would be hundreds of kilometres off.',
  })
  centroid!: CommuneCentroidType | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Day of the first of INSEE’s yearly lists (of 1 January) since 2019 that holds it: 2019-01-01 for most, which may be far older. Null for municipal arrondissements.',
  })
  listedSince!: IsoDate | null;

  municipalityCode!: CommuneCode;
  departementCode!: DepartementCode;
  regionCode!: RegionCode | null;
  epciCode!: Siren | null;
}

export const CommuneConnection = connectionType({ name: 'Commune', node: () => CommuneType });
