import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { shownOnly } from '../../shown-only';
import { type TaxonomyContext, type TaxonomyTerm, TaxonomyTermType } from '../taxonomy';
import { type Item, isProduct, type Product } from './item';
import { ItemArguments } from './item.input';
import type { ItemContext } from './item.loader';
import { ProductType } from './product.type';
import { ProductRangeType } from './product-range.type';

@Resolver(() => ProductType)
export class ProductResolver {
  @Query(() => ProductType, {
    nullable: true,
    description:
      'One product; null when unknown or archived, or when the id is of another kind of item.',
  })
  async product(
    @Args(() => ItemArguments) { id }: ItemArguments,
    @Ctx() { items }: ItemContext,
  ): Promise<Product | null> {
    const item = shownOnly(await items.byId.load(id));
    return isProduct(item) ? item : null;
  }

  @FieldResolver(() => TaxonomyTermType, { description: 'What it is: a term of the product tree.' })
  category(
    @Root() { categoryCode }: Product,
    @Ctx() { terms }: TaxonomyContext,
  ): Promise<TaxonomyTerm | null> {
    return terms.byKey.load({ vocabulary: 'PRODUCT_TREE', code: categoryCode });
  }

  @FieldResolver(() => ProductRangeType, {
    nullable: true,
    description: 'The range it belongs to, if any.',
  })
  async range(@Root() { rangeId }: Product, @Ctx() { items }: ItemContext): Promise<Item | null> {
    return rangeId === null ? null : shownOnly(await items.byId.load(rangeId));
  }

  @FieldResolver(() => [ProductType], {
    description: 'Products that it is built of, of any firm; empty when none is recorded.',
  })
  async constituents(@Root() { id }: Product, @Ctx() { items }: ItemContext): Promise<Product[]> {
    const constituents = await items.constituents.load(id);
    return constituents.filter(({ archivedAt }) => archivedAt === null);
  }
}
