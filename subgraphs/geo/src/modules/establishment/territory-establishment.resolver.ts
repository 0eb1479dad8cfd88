import type { ConnectionOf } from '@apogee/shared/graphql';
import { Args, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { TerritoryLevel } from '../../geography/territory';
import { CommuneType, DepartementType, EpciType, RegionType } from '../territory';
import { EstablishmentListArguments, FilterArguments, toFilter } from './establishment.arguments';
import { type EstablishmentPage, establishmentsOf } from './establishment.connection';
import type { EstablishmentContext } from './establishment.context';
import { LocatedEstablishmentConnection, TerritoryStatisticsType } from './establishment.type';
import { firmsOf } from './firm.connection';
import { LocatedFirmConnection, type LocatedFirmType } from './firm.type';
import type { TerritoryStatistics } from './located-establishment';

interface Holder<Territory extends object> {
  readonly type: ClassType<Territory>;
  readonly level: TerritoryLevel;
  readonly codeOf: (territory: Territory) => string;
}

/** What a territory of one level holds: the same fields for every level. */
function holdings<Territory extends object>({ type, level, codeOf }: Holder<Territory>): ClassType {
  @Resolver(() => type)
  class TerritoryEstablishmentResolver {
    @FieldResolver(() => TerritoryStatisticsType, { description: 'What is located in it.' })
    statistics(
      @Root() territory: Territory,
      @Args(() => FilterArguments) args: FilterArguments,
      @Ctx() { loaders }: EstablishmentContext,
    ): Promise<TerritoryStatistics> {
      return loaders.statistics[level].load({ code: codeOf(territory), filter: toFilter(args) });
    }

    @FieldResolver(() => LocatedEstablishmentConnection, {
      description:
        'Establishments located in it, by id. Paris, Lyon and Marseille include their arrondissements.',
    })
    establishments(
      @Root() territory: Territory,
      @Args(() => EstablishmentListArguments) args: EstablishmentListArguments,
      @Ctx() context: EstablishmentContext,
    ): Promise<EstablishmentPage> {
      const criteria = { level, code: codeOf(territory), filter: toFilter(args) };
      return establishmentsOf(context, criteria, args);
    }

    @FieldResolver(() => LocatedFirmConnection, {
      description:
        'Firms with at least one establishment located in it, by id: the way to their products and labels.',
    })
    firms(
      @Root() territory: Territory,
      @Args(() => EstablishmentListArguments) args: EstablishmentListArguments,
      @Ctx() context: EstablishmentContext,
    ): Promise<ConnectionOf<LocatedFirmType | null>> {
      const criteria = { level, code: codeOf(territory), filter: toFilter(args) };
      return firmsOf(context, criteria, args);
    }
  }
  return TerritoryEstablishmentResolver;
}

/** What communes, intercommunalities, départements and regions hold. */
export const TERRITORY_ESTABLISHMENT_RESOLVERS: readonly ClassType[] = [
  holdings({ type: CommuneType, level: 'COMMUNE', codeOf: ({ inseeCode }) => inseeCode }),
  holdings({ type: EpciType, level: 'EPCI', codeOf: ({ code }) => code }),
  holdings({ type: DepartementType, level: 'DEPARTEMENT', codeOf: ({ code }) => code }),
  holdings({ type: RegionType, level: 'REGION', codeOf: ({ code }) => code }),
];
