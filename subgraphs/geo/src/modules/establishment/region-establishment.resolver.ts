import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RegionType } from '../territory';
import { DemonstrationArguments, EstablishmentListArguments } from './establishment.arguments';
import { type EstablishmentPage, establishmentsOf } from './establishment.connection';
import type { EstablishmentContext } from './establishment.context';
import { LocatedEstablishmentConnection, TerritoryStatisticsType } from './establishment.type';
import type { TerritoryStatistics } from './located-establishment';

/** What a region holds. */
@Resolver(() => RegionType)
export class RegionEstablishmentResolver {
  @FieldResolver(() => TerritoryStatisticsType, { description: 'What is located in it.' })
  statistics(
    @Root() { code }: RegionType,
    @Args(() => DemonstrationArguments) { demonstration = null }: DemonstrationArguments,
    @Ctx() { loaders }: EstablishmentContext,
  ): Promise<TerritoryStatistics> {
    return loaders.statistics.REGION.load({ code, demonstration });
  }

  @FieldResolver(() => LocatedEstablishmentConnection, {
    description: 'Establishments located in it, by id.',
  })
  establishments(
    @Root() { code }: RegionType,
    @Args(() => EstablishmentListArguments) args: EstablishmentListArguments,
    @Ctx() context: EstablishmentContext,
  ): Promise<EstablishmentPage> {
    const { demonstration = null } = args;
    return establishmentsOf(context, { level: 'REGION', code, demonstration }, args);
  }
}
