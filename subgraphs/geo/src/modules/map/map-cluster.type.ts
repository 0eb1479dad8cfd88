import { Field, ID, Int, ObjectType } from 'type-graphql';
import { BoundsType, GeoPointType } from '../spatial-types';
import type { MapCluster } from './map-cluster';

@ObjectType('MapCluster', {
  description: 'Establishments that a map of this zoom would draw as one mark.',
})
export class MapClusterType implements MapCluster {
  @Field(() => ID, {
    description:
      'Level, column and row of its grid cell: the same cell has the same id in every answer.',
  })
  id!: string;

  @Field(() => Int, { description: 'Number of establishments in the cell.' })
  count!: number;

  @Field(() => GeoPointType, { description: 'The mean of its establishments’ points.' })
  centroid!: GeoPointType;

  @Field(() => BoundsType, { description: 'The smallest box around its establishments’ points.' })
  bounds!: BoundsType;

  demonstration!: boolean | null;
  firstEstablishmentId!: string;
}
