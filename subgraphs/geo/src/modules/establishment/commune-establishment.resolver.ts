import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CommuneType } from '../territory';
import { DemonstrationArguments, EstablishmentListArguments } from './establishment.arguments';
import { type EstablishmentPage, establishmentsOf } from './establishment.connection';
import type { EstablishmentContext } from './establishment.context';
import { LocatedEstablishmentConnection, TerritoryStatisticsType } from './establishment.type';
import type { TerritoryStatistics } from './located-establishment';

/** What a commune holds. */
@Resolver(() => CommuneType)
export class CommuneEstablishmentResolver {
  @FieldResolver(() => TerritoryStatisticsType, { description: 'What is located in it.' })
  statistics(
    @Root() { inseeCode }: CommuneType,
    @Args(() => DemonstrationArguments) { demonstration = null }: DemonstrationArguments,
    @Ctx() { loaders }: EstablishmentContext,
  ): Promise<TerritoryStatistics> {
    return loaders.statistics.COMMUNE.load({ code: inseeCode, demonstration });
  }

  @FieldResolver(() => LocatedEstablishmentConnection, {
    description:
      'Establishments located in it, by id. Paris, Lyon and Marseille include their arrondissements.',
  })
  establishments(
    @Root() { inseeCode }: CommuneType,
    @Args(() => EstablishmentListArguments) args: EstablishmentListArguments,
    @Ctx() context: EstablishmentContext,
  ): Promise<EstablishmentPage> {
    const { demonstration = null } = args;
    return establishmentsOf(context, { level: 'COMMUNE', code: inseeCode, demonstration }, args);
  }
}
