import { Args, Ctx, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql';
import { assertSouthBelowNorth } from '../../geography/bounds';
import { parseArea } from '../../geography/polygon';
import type { Commune } from '../../geography/territory';
import { CommuneType } from '../territory';
import {
  DistanceArguments,
  InBoundsArguments,
  InPolygonArguments,
  NearArguments,
  NearestArguments,
  RingArguments,
  toFilter,
} from './establishment.arguments';
import {
  type EstablishmentPage,
  establishmentsInBounds,
  establishmentsInPolygon,
  establishmentsNear,
  establishmentsNearest,
} from './establishment.connection';
import type { EstablishmentContext } from './establishment.context';
import {
  EstablishmentRingType,
  EstablishmentType,
  GeoLocationType,
  LocatedEstablishmentConnection,
} from './establishment.type';
import { assertGrowing, type EstablishmentLocation, type Ring } from './located-establishment';

@Resolver(() => EstablishmentType)
export class EstablishmentResolver {
  @Query(() => LocatedEstablishmentConnection, {
    nullable: true,
    description: 'Located establishments inside a circle, nearest first, then by id.',
  })
  establishmentsNear(
    @Args(() => NearArguments) args: NearArguments,
    @Ctx() context: EstablishmentContext,
  ): Promise<EstablishmentPage> {
    const { point: center, radiusKm } = args;
    return establishmentsNear(context, { center, radiusKm, filter: toFilter(args) }, args);
  }

  @Query(() => LocatedEstablishmentConnection, {
    nullable: true,
    description: 'All located establishments, nearest first, then by id, however far they are.',
  })
  establishmentsNearest(
    @Args(() => NearestArguments) args: NearestArguments,
    @Ctx() context: EstablishmentContext,
  ): Promise<EstablishmentPage> {
    return establishmentsNearest(context, { center: args.point, filter: toFilter(args) }, args);
  }

  @Query(() => LocatedEstablishmentConnection, {
    nullable: true,
    description: 'Located establishments inside polygons, borders included, by id.',
  })
  async establishmentsInPolygon(
    @Args(() => InPolygonArguments) args: InPolygonArguments,
    @Ctx() context: EstablishmentContext,
  ): Promise<EstablishmentPage> {
    const area = parseArea(args.polygon, 'polygon');
    return establishmentsInPolygon(context, { area, filter: toFilter(args) }, args);
  }

  @Query(() => [EstablishmentRingType], {
    nullable: true,
    description: 'What lies around a point, counted by rings from the innermost.',
  })
  async establishmentRings(
    @Args(() => RingArguments) args: RingArguments,
    @Ctx() { repositories: { establishments } }: EstablishmentContext,
  ): Promise<Ring[]> {
    const { point: center, radiiKm } = args;
    assertGrowing(radiiKm, 'radiiKm');
    const counts = await establishments.countRings({ center, filter: toFilter(args) }, radiiKm);
    return counts.map(({ establishmentCount, firmCount }, at) => ({
      establishmentCount,
      firmCount,
      fromKm: radiiKm[at - 1] ?? 0,
      toKm: radiiKm[at] ?? 0,
    }));
  }

  @Query(() => LocatedEstablishmentConnection, {
    nullable: true,
    description: 'Located establishments inside a box, edges included, by id.',
  })
  async establishmentsInBounds(
    @Args(() => InBoundsArguments) args: InBoundsArguments,
    @Ctx() context: EstablishmentContext,
  ): Promise<EstablishmentPage> {
    const { bounds } = args;
    assertSouthBelowNorth(bounds, 'bounds');
    return establishmentsInBounds(context, { bounds, filter: toFilter(args) }, args);
  }

  @FieldResolver(() => GeoLocationType, {
    nullable: true,
    description: 'Where it is. Null when that is not known, and for places outside France.',
  })
  location(
    @Root() { id }: EstablishmentType,
    @Ctx() { loaders }: EstablishmentContext,
  ): Promise<EstablishmentLocation | null> {
    return loaders.location.load(id);
  }

  @FieldResolver(() => CommuneType, {
    nullable: true,
    description: 'The commune it lies in. Null when that is not known.',
  })
  async commune(
    @Root() { id }: EstablishmentType,
    @Ctx() { loaders }: EstablishmentContext,
  ): Promise<Commune | null> {
    const code = (await loaders.location.load(id))?.communeCode ?? null;
    return code === null ? null : loaders.commune.load(code);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'Great-circle distance from a point, in kilometres. Null when the location is not known.',
  })
  async distanceKm(
    @Root() { id }: EstablishmentType,
    @Args(() => DistanceArguments) { from }: DistanceArguments,
    @Ctx() { loaders }: EstablishmentContext,
  ): Promise<number | null> {
    const distanceM = await loaders.distance.load({ establishmentId: id, from });
    return distanceM === null ? null : distanceM / 1000;
  }
}
