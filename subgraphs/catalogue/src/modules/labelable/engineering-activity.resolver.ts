import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { shownOnly } from '../../shown-only';
import { type TaxonomyContext, type TaxonomyTerm, TaxonomyTermType } from '../taxonomy';
import { EngineeringActivityType } from './engineering-activity.type';
import { type EngineeringActivity, isEngineeringActivity } from './item';
import { ItemArguments } from './item.input';
import type { ItemContext } from './item.loader';

@Resolver(() => EngineeringActivityType)
export class EngineeringActivityResolver {
  @Query(() => EngineeringActivityType, {
    nullable: true,
    description:
      'One engineering activity; null when unknown or archived, or when the id is of another kind of item.',
  })
  async engineeringActivity(
    @Args(() => ItemArguments) { id }: ItemArguments,
    @Ctx() { items }: ItemContext,
  ): Promise<EngineeringActivity | null> {
    const item = shownOnly(await items.byId.load(id));
    return isEngineeringActivity(item) ? item : null;
  }

  @FieldResolver(() => [TaxonomyTermType], { description: 'ECSS disciplines, the main one first.' })
  disciplines(
    @Root() { id }: EngineeringActivity,
    @Ctx() { terms }: TaxonomyContext,
  ): Promise<TaxonomyTerm[]> {
    return terms.ofItem.load({ itemId: id, vocabulary: 'ECSS_DISCIPLINE' });
  }
}
