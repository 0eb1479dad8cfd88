import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { assertSouthBelowNorth } from '../../geography/bounds';
import { cellsOf, gridLevel, MOST_CELLS } from '../../geography/map-grid';
import { EstablishmentType } from '../establishment';
import type { MapContext } from './map.context';
import type { MapCluster } from './map-cluster';
import { ClusterMembersArguments, MapClustersArguments } from './map-cluster.arguments';
import { MapClusterType } from './map-cluster.type';

@Resolver(() => MapClusterType)
export class MapClusterResolver {
  @Directive(`@listSize(assumedSize: ${MOST_CELLS})`)
  @Query(() => [MapClusterType], {
    nullable: true,
    description:
      'The establishments on a map, grouped by cells of 64 screen pixels; where the box would meet more than 1,024 cells, by larger ones. All cells that the box meets, each with everything that lies in it: a cluster is the same in every view that shows it.',
  })
  async mapClusters(
    @Args(() => MapClustersArguments) args: MapClustersArguments,
    @Ctx() { repositories }: MapContext,
  ): Promise<MapCluster[]> {
    const { bounds, zoom, demonstration = null } = args;
    assertSouthBelowNorth(bounds, 'bounds');
    const level = gridLevel(bounds, zoom);
    return repositories.mapClusters.findInCells(cellsOf(bounds, level), level, demonstration);
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
    const filter = { demonstration, firmIds: null };
    const members = await loaders.establishmentsInBox.load({ bounds, filter, limit: first });
    return members.map(({ establishmentId }) => ({ id: establishmentId }));
  }
}
