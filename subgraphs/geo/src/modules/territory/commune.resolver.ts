import type { ConnectionOf } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import {
  type Commune,
  CommuneKind,
  type Departement,
  type Epci,
  type FormerCommune,
  type Region,
} from '../../geography/territory';
import { foundCommunes } from './commune.connection';
import { CommuneConnection, CommuneType } from './commune.type';
import { toCommuneFilter } from './commune-search';
import { DepartementType } from './departement.type';
import { EpciType } from './epci.type';
import { FormerCommuneType } from './former-commune.type';
import { RegionType } from './region.type';
import { CommuneArguments, CommuneListArguments } from './territory.arguments';
import type { TerritoryContext } from './territory.context';
import type { Found } from './territory.loader';
import { territoryId } from './territory-id';

@Resolver(() => CommuneType)
export class CommuneResolver {
  @FieldResolver(() => ID, {
    description: 'Stable identifier, made of its kind and its INSEE code: `commune-31555`.',
  })
  id(@Root() { inseeCode }: CommuneType): string {
    return territoryId({ kind: 'COMMUNE', code: inseeCode });
  }

  @Query(() => CommuneType, {
    nullable: true,
    description: 'The commune with this INSEE code; null when there is none today.',
  })
  commune(
    @Args(() => CommuneArguments) { inseeCode }: CommuneArguments,
    @Ctx() { loaders }: TerritoryContext,
  ): Found<Commune> {
    return loaders.commune.load(inseeCode);
  }

  @Query(() => CommuneConnection, {
    nullable: true,
    description:
      'Communes and municipal arrondissements that meet all conditions: best match of the name first, then the most populous.',
  })
  communes(
    @Args(() => CommuneListArguments) args: CommuneListArguments,
    @Ctx() context: TerritoryContext,
  ): Promise<ConnectionOf<Commune>> {
    return foundCommunes(context, toCommuneFilter(args), args);
  }

  @FieldResolver(() => DepartementType, {
    description: 'Its département or overseas collectivity.',
  })
  departement(
    @Root() commune: CommuneType,
    @Ctx() { loaders }: TerritoryContext,
  ): Found<Departement> {
    return loaders.departement.load(commune.departementCode);
  }

  @FieldResolver(() => RegionType, {
    nullable: true,
    description: 'Its region. Null in overseas collectivities, which belong to none.',
  })
  region(@Root() { regionCode }: CommuneType, @Ctx() { loaders }: TerritoryContext): Found<Region> {
    return regionCode === null ? null : loaders.region.load(regionCode);
  }

  @FieldResolver(() => EpciType, {
    nullable: true,
    description: 'Its intercommunality. Null for some islands, and overseas where there are none.',
  })
  async epci(
    @Root() { epciCode }: CommuneType,
    @Ctx() { loaders }: TerritoryContext,
  ): Promise<Epci | null> {
    return epciCode === null ? null : loaders.epci.load(epciCode);
  }

  @FieldResolver(() => [FormerCommuneType], {
    description: 'Communes that merged into it, and codes that it bore, by code; possibly none.',
  })
  predecessors(
    @Root() { inseeCode }: CommuneType,
    @Ctx() { loaders }: TerritoryContext,
  ): Promise<FormerCommune[]> {
    return loaders.predecessors.load(inseeCode);
  }

  @FieldResolver(() => CommuneType, {
    nullable: true,
    description:
      'For a municipal arrondissement: its commune, Paris, Lyon or Marseille. Else null.',
  })
  municipality(
    @Root() { kind, municipalityCode }: CommuneType,
    @Ctx() { loaders }: TerritoryContext,
  ): Found<Commune> {
    return kind === CommuneKind.COMMUNE ? null : loaders.commune.load(municipalityCode);
  }

  @FieldResolver(() => [CommuneType], {
    description: 'The municipal arrondissements of Paris, Lyon or Marseille; empty elsewhere.',
  })
  arrondissements(
    @Root() { inseeCode }: CommuneType,
    @Ctx() { loaders }: TerritoryContext,
  ): Promise<Commune[]> {
    return loaders.arrondissements.load(inseeCode);
  }
}
