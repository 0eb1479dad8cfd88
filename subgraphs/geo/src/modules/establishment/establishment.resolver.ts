import { Args, Ctx, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql';
import { assertSouthBelowNorth } from '../../geography/bounds';
import type { Commune } from '../../geography/territory';
import { CommuneType } from '../territory';
import { DistanceArguments, InBoundsArguments, NearArguments } from './establishment.arguments';
import {
  type EstablishmentPage,
  establishmentsInBounds,
  establishmentsNear,
} from './establishment.connection';
import type { EstablishmentContext } from './establishment.context';
import {
  EstablishmentType,
  GeoLocationType,
  LocatedEstablishmentConnection,
} from './establishment.type';
import type { EstablishmentLocation } from './located-establishment';

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
    const { point: center, radiusKm, demonstration = null } = args;
    return establishmentsNear(context, { center, radiusKm, demonstration }, args);
  }

  @Query(() => LocatedEstablishmentConnection, {
    nullable: true,
    description: 'Located establishments inside a box, edges included, by id.',
  })
  async establishmentsInBounds(
    @Args(() => InBoundsArguments) args: InBoundsArguments,
    @Ctx() context: EstablishmentContext,
  ): Promise<EstablishmentPage> {
    const { bounds, demonstration = null } = args;
    assertSouthBelowNorth(bounds, 'bounds');
    return establishmentsInBounds(context, { bounds, demonstration }, args);
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
