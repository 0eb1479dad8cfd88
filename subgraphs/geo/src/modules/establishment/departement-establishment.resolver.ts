import { PageArguments } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DepartementType } from '../territory';
import { establishmentsOf, type GeoConnectionOf } from './establishment.connection';
import type { EstablishmentContext } from './establishment.context';
import { GeoConnection, RegionStatisticsType } from './establishment.type';
import type { TerritoryStatistics } from './located-establishment';

/** What a département holds. */
@Resolver(() => DepartementType)
export class DepartementEstablishmentResolver {
  @FieldResolver(() => RegionStatisticsType, { description: 'What is located in it.' })
  statistics(
    @Root() { code }: DepartementType,
    @Ctx() { loaders }: EstablishmentContext,
  ): Promise<TerritoryStatistics> {
    return loaders.statistics.DEPARTEMENT.load(code);
  }

  @FieldResolver(() => GeoConnection, { description: 'Establishments located in it, by id.' })
  establishments(
    @Root() { code }: DepartementType,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: EstablishmentContext,
  ): Promise<GeoConnectionOf> {
    return establishmentsOf(context, { level: 'DEPARTEMENT', code }, page);
  }
}
