import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Commune, FormerCommune } from '../../geography/territory';
import { CommuneType } from './commune.type';
import { FormerCommuneType } from './former-commune.type';
import { CommuneArguments } from './territory.arguments';
import type { TerritoryContext } from './territory.context';
import type { Found } from './territory.loader';

@Resolver(() => FormerCommuneType)
export class FormerCommuneResolver {
  @Query(() => FormerCommuneType, {
    nullable: true,
    description:
      'What became of a commune that INSEE no longer lists; null for a present commune and for a code that never was one.',
  })
  formerCommune(
    @Args(() => CommuneArguments) { inseeCode }: CommuneArguments,
    @Ctx() { loaders }: TerritoryContext,
  ): Promise<FormerCommune | null> {
    return loaders.formerCommune.load(inseeCode);
  }

  @FieldResolver(() => CommuneType, {
    description: 'The commune of today that it belongs to, or that has another code now.',
  })
  successor(
    @Root() { successorCode }: FormerCommuneType,
    @Ctx() { loaders }: TerritoryContext,
  ): Found<Commune> {
    return loaders.commune.load(successorCode);
  }
}
