import { PageArguments } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RegionType } from '../territory';
import { establishmentsOf, type GeoConnectionOf } from './establishment.connection';
import type { EstablishmentContext } from './establishment.context';
import { GeoConnection, RegionStatisticsType } from './establishment.type';
import type { TerritoryStatistics } from './located-establishment';

/** What a region holds. */
@Resolver(() => RegionType)
export class RegionEstablishmentResolver {
  @FieldResolver(() => RegionStatisticsType, { description: 'What is located in it.' })
  statistics(
    @Root() { code }: RegionType,
    @Ctx() { loaders }: EstablishmentContext,
  ): Promise<TerritoryStatistics> {
    return loaders.statistics.REGION.load(code);
  }

  @FieldResolver(() => GeoConnection, { description: 'Establishments located in it, by id.' })
  establishments(
    @Root() { code }: RegionType,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: EstablishmentContext,
  ): Promise<GeoConnectionOf> {
    return establishmentsOf(context, { level: 'REGION', code }, page);
  }
}
