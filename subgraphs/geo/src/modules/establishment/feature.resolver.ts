import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { assertSouthBelowNorth } from '../../geography/bounds';
import { GeoJsonScalar } from '../spatial-types';
import { FeatureListArguments, toFilter } from './establishment.arguments';
import type { EstablishmentContext } from './establishment.context';
import { type FeatureCollection, toFeatureCollection } from './feature';

/** A page larger than lists have: a map is drawn from thousands of points. */
@Resolver()
export class FeatureResolver {
  @Query(() => GeoJsonScalar, {
    nullable: true,
    description:
      'Located establishments of a box as a GeoJSON FeatureCollection of points, by id, also at `/establishments.geojson`. Properties: `firmId`, `demonstration`, `communeCode`, `precision`, `attribution` (to be shown), `locatedOn`. Beside the features: `numberMatched`, `numberReturned`, and `next`, the value of `after` for the next page, null on the last.',
  })
  async establishmentFeatures(
    @Args(() => FeatureListArguments) args: FeatureListArguments,
    @Ctx() { repositories: { establishments } }: EstablishmentContext,
  ): Promise<FeatureCollection> {
    const { south, west, north, east, first, after = null } = args;
    const bounds = { south, west, north, east };
    assertSouthBelowNorth(bounds, '');
    const criteria = { bounds, filter: toFilter(args) };
    const [found, matched] = await Promise.all([
      establishments.findFeatures(criteria, after, first + 1),
      establishments.countInBounds(criteria),
    ]);
    return toFeatureCollection(found, { first, matched });
  }
}
