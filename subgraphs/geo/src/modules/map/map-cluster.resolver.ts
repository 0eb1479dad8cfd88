import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { assertSouthBelowNorth } from '../../geography/bounds';
import { EstablishmentType } from '../establishment';
import type { MapContext } from './map.context';
import type { MapCluster } from './map-cluster';
import { ClusterMembersArguments, MapClustersArguments } from './map-cluster.arguments';
import { MapClusterType } from './map-cluster.type';
import { gridLevel, MOST_CELLS } from './map-grid';

@Resolver(() => MapClusterType)
export class MapClusterResolver {
  @Directive(`@listSize(assumedSize: ${MOST_CELLS})`)
  @Query(() => [MapClusterType], {
    nullable: true,
    description:
      'The establishments of a box, grouped by cells of 64 screen pixels; where the box would hold more than 1,024 cells, by larger ones. The counts add up to the number of establishments in the box.',
  })
  async mapClusters(
    @Args(() => MapClustersArguments) args: MapClustersArguments,
    @Ctx() { repositories }: MapContext,
  ): Promise<MapCluster[]> {
    const { bounds, zoom, demonstration = null } = args;
    assertSouthBelowNorth(bounds, 'bounds');
    return repositories.mapClusters.findInBounds(
      { bounds, demonstration },
      gridLevel(bounds, zoom),
    );
  }

  /** A cluster's own box holds all its establishments and no other that was grouped. */
  @FieldResolver(() => [EstablishmentType], {
    nullable: 'items',
    description: 'Its first establishments by id.',
  })
  async establishments(
    @Root() { bounds, demonstration }: MapClusterType,
    @Args(() => ClusterMembersArguments) { first }: ClusterMembersArguments,
    @Ctx() { loaders }: MapContext,
  ): Promise<EstablishmentType[]> {
    const members = await loaders.establishmentsInBox.load({ bounds, demonstration, limit: first });
    return members.map(({ establishmentId }) => ({ id: establishmentId }));
  }
}
