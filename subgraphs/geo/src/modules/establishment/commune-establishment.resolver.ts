import { PageArguments } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CommuneType } from '../territory';
import { establishmentsOf, type GeoConnectionOf } from './establishment.connection';
import type { EstablishmentContext } from './establishment.context';
import { GeoConnection, RegionStatisticsType } from './establishment.type';
import type { TerritoryStatistics } from './located-establishment';

/** What a commune holds. */
@Resolver(() => CommuneType)
export class CommuneEstablishmentResolver {
  @FieldResolver(() => RegionStatisticsType, { description: 'What is located in it.' })
  statistics(
    @Root() { inseeCode }: CommuneType,
    @Ctx() { loaders }: EstablishmentContext,
  ): Promise<TerritoryStatistics> {
    return loaders.statistics.COMMUNE.load(inseeCode);
  }

  @FieldResolver(() => GeoConnection, {
    description:
      'Establishments located in it, by id. Paris, Lyon and Marseille include their arrondissements.',
  })
  establishments(
    @Root() { inseeCode }: CommuneType,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: EstablishmentContext,
  ): Promise<GeoConnectionOf> {
    return establishmentsOf(context, { level: 'COMMUNE', code: inseeCode }, page);
  }
}
