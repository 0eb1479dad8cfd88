import { type ConnectionOf, PageArguments } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Commune, Departement, Region } from '../../geography/territory';
import { communesOf } from './commune.connection';
import { CommuneConnection } from './commune.type';
import { DepartementType } from './departement.type';
import { RegionType } from './region.type';
import { RegionArguments } from './territory.arguments';
import type { TerritoryContext } from './territory.context';
import type { Found } from './territory.loader';
import { territoryId } from './territory-id';

@Resolver(() => RegionType)
export class RegionResolver {
  @FieldResolver(() => ID, {
    description: 'Stable identifier, made of its kind and its code: `region-76`.',
  })
  id(@Root() { code }: RegionType): string {
    return territoryId({ kind: 'REGION', code });
  }

  @Query(() => RegionType, {
    nullable: true,
    description: 'The region with this code; null when there is none.',
  })
  region(
    @Args(() => RegionArguments) { code }: RegionArguments,
    @Ctx() { loaders }: TerritoryContext,
  ): Found<Region> {
    return loaders.region.load(code);
  }

  @Query(() => [RegionType], { nullable: true, description: 'The eighteen regions, by code.' })
  regions(@Ctx() { repositories }: TerritoryContext): Promise<Region[]> {
    return repositories.regions.findAll();
  }

  @FieldResolver(() => [DepartementType], { description: 'Its départements, by code.' })
  departements(
    @Root() { code }: RegionType,
    @Ctx() { loaders }: TerritoryContext,
  ): Promise<Departement[]> {
    return loaders.departementsOfRegion.load(code);
  }

  @FieldResolver(() => CommuneConnection, {
    description: 'Its communes in the order of their codes, without municipal arrondissements.',
  })
  communes(
    @Root() { code }: RegionType,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: TerritoryContext,
  ): Promise<ConnectionOf<Commune>> {
    return communesOf(context, { level: 'REGION', code }, page);
  }
}
