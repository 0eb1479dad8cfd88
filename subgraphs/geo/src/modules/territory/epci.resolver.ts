import { type ConnectionOf, PageArguments } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Commune, Epci } from '../../geography/territory';
import { communesOf } from './commune.connection';
import { CommuneConnection } from './commune.type';
import { EpciType } from './epci.type';
import { EpciArguments } from './territory.arguments';
import type { TerritoryContext } from './territory.context';
import { territoryId } from './territory-id';

@Resolver(() => EpciType)
export class EpciResolver {
  @FieldResolver(() => ID, {
    description: 'Stable identifier, made of its kind and its SIREN: `epci-243100518`.',
  })
  id(@Root() { code }: EpciType): string {
    return territoryId({ kind: 'EPCI', code });
  }

  @Query(() => EpciType, {
    nullable: true,
    description: 'The intercommunality with this SIREN; null when there is none.',
  })
  epci(
    @Args(() => EpciArguments) { code }: EpciArguments,
    @Ctx() { loaders }: TerritoryContext,
  ): Promise<Epci | null> {
    return loaders.epci.load(code);
  }

  @FieldResolver(() => CommuneConnection, {
    description: 'Its communes in the order of their codes, without municipal arrondissements.',
  })
  communes(
    @Root() { code }: EpciType,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: TerritoryContext,
  ): Promise<ConnectionOf<Commune>> {
    return communesOf(context, { level: 'EPCI', code }, page);
  }
}
