import {
  type ConnectionOf,
  LocaleArguments,
  listOf,
  pickText,
  toConnection,
} from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { shownOnly } from '../../shown-only';
import { type Firm, type FirmContext, FirmType } from '../firm';
import { type Source, type SourceContext, SourceType } from '../source';
import { type TaxonomyContext, type TaxonomyTerm, TaxonomyTermType } from '../taxonomy';
import type { Item } from './item';
import { ItemArguments, ItemsArguments } from './item.input';
import type { ItemContext } from './item.loader';
import { LabelableConnectionType } from './item-connection.type';
import { keyOfItem } from './item-list';
import { criteriaOf, pageOf } from './item-page.input';
import { LabelableType } from './labelable.type';

@Resolver(() => LabelableType)
export class LabelableResolver {
  @Query(() => LabelableType, {
    nullable: true,
    description: 'One item of any kind; null when unknown or archived.',
  })
  async labelable(
    @Args(() => ItemArguments) { id }: ItemArguments,
    @Ctx() { items }: ItemContext,
  ): Promise<Item | null> {
    return shownOnly(await items.byId.load(id));
  }

  @Query(() => LabelableConnectionType, {
    nullable: true,
    description: 'Products, ranges and engineering activities by name, a page at a time.',
  })
  async items(
    @Args(() => ItemsArguments) given: ItemsArguments,
    @Ctx() { items }: ItemContext,
  ): Promise<ConnectionOf<Item>> {
    const criteria = criteriaOf(given.filter ?? {});
    const list = listOf('items', { ...criteria });
    return toConnection({
      list,
      rows: await items.findPage(criteria, pageOf(list, given)),
      first: given.first,
      after: given.after,
      keyOf: keyOfItem,
      toNode: (item) => item,
      countAll: () => items.count(criteria),
    });
  }

  @FieldResolver(() => String, { description: 'Name.' })
  name(
    @Root() { name }: Item,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(name, locale);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What it is, in one or two sentences.',
  })
  description(
    @Root() { description }: Item,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(description, locale);
  }

  @FieldResolver(() => FirmType, { description: 'The firm that offers it.' })
  firm(@Root() { firmId }: Item, @Ctx() { firms }: FirmContext): Promise<Firm | null> {
    return firms.byId.load(firmId);
  }

  @FieldResolver(() => [TaxonomyTermType], {
    description:
      'Technology domains of the ESA tree, the main one first; empty where no domain is clear.',
  })
  technologyDomains(
    @Root() { id }: Item,
    @Ctx() { terms }: TaxonomyContext,
  ): Promise<TaxonomyTerm[]> {
    return terms.ofItem.load({ itemId: id, vocabulary: 'ESA_TECHNOLOGY_TREE' });
  }

  @FieldResolver(() => [SourceType], { description: 'Where this record was read.' })
  sources(@Root() { id }: Item, @Ctx() { sources }: SourceContext): Promise<Source[]> {
    return sources.ofItem.load(id);
  }
}
