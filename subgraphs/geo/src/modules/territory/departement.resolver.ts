import { type ConnectionOf, PageArguments } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Commune, Departement, Region } from '../../geography/territory';
import { communesOf } from './commune.connection';
import { CommuneConnection } from './commune.type';
import { DepartementType } from './departement.type';
import { RegionType } from './region.type';
import { DepartementArguments, DepartementListArguments } from './territory.arguments';
import type { TerritoryContext } from './territory.context';
import type { Found } from './territory.loader';
import { territoryId } from './territory-id';

@Resolver(() => DepartementType)
export class DepartementResolver {
  @FieldResolver(() => ID, {
    description: 'Stable identifier, made of its kind and its code: `departement-31`.',
  })
  id(@Root() { code }: DepartementType): string {
    return territoryId({ kind: 'DEPARTEMENT', code });
  }

  @Query(() => DepartementType, {
    nullable: true,
    description:
      'The département or overseas collectivity with this code; null when there is none.',
  })
  departement(
    @Args(() => DepartementArguments) { code }: DepartementArguments,
    @Ctx() { loaders }: TerritoryContext,
  ): Found<Departement> {
    return loaders.departement.load(code);
  }

  @Query(() => [DepartementType], {
    nullable: true,
    description: 'All départements and overseas collectivities, or those of one region, by code.',
  })
  departements(
    @Args(() => DepartementListArguments) { regionCode }: DepartementListArguments,
    @Ctx() { repositories }: TerritoryContext,
  ): Promise<Departement[]> {
    return repositories.departements.findAll(regionCode ?? null);
  }

  @FieldResolver(() => RegionType, {
    nullable: true,
    description: 'Its region. Null for overseas collectivities, which belong to none.',
  })
  region(
    @Root() { regionCode }: DepartementType,
    @Ctx() { loaders }: TerritoryContext,
  ): Found<Region> {
    return regionCode === null ? null : loaders.region.load(regionCode);
  }

  @FieldResolver(() => CommuneConnection, {
    description: 'Its communes in the order of their codes, without municipal arrondissements.',
  })
  communes(
    @Root() { code }: DepartementType,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: TerritoryContext,
  ): Promise<ConnectionOf<Commune>> {
    return communesOf(context, { level: 'DEPARTEMENT', code }, page);
  }
}
