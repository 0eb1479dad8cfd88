import { Args, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { MapContext } from './map.context';
import { assertInGrid, cellsOfTile, levelOfTile } from './map-tile';
import { MapTileArguments } from './map-tile.arguments';
import { encodeTile } from './map-tile.encoder';

@ObjectType('MapTile', {
  description:
    'A vector tile of the map: clusters of 64 pixels, and establishments that are alone in theirs. Also at `/tiles/{z}/{x}/{y}.mvt`.',
})
class MapTileType {
  @Field(() => String, {
    description:
      'Mapbox Vector Tile 2.1 in Base64, empty for an empty tile. Layer `clusters`: `cluster` (id, as in `mapClusters`), `count`. Layer `establishments`: `id`.',
  })
  content!: string;
}

@Resolver()
export class MapTileResolver {
  @Query(() => MapTileType, {
    nullable: true,
    description: 'One tile of the map, in Web Mercator, as web maps number them.',
  })
  async mapTile(
    @Args(() => MapTileArguments) { z, x, y, demonstration = null }: MapTileArguments,
    @Ctx() { repositories }: MapContext,
  ): Promise<MapTileType> {
    const address = { z, x, y };
    assertInGrid(address);
    const clusters = await repositories.mapClusters.findInCells(
      [cellsOfTile(address)],
      levelOfTile(address),
      demonstration,
    );
    return { content: Buffer.from(encodeTile(clusters, address)).toString('base64') };
  }
}
