import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { shownOnly } from '../../shown-only';
import { type TaxonomyContext, type TaxonomyTerm, TaxonomyTermType } from '../taxonomy';
import { isProductRange, type Product, type ProductRange } from './item';
import { ItemArguments } from './item.input';
import type { ItemContext } from './item.loader';
import { ProductType } from './product.type';
import { ProductRangeType } from './product-range.type';

@Resolver(() => ProductRangeType)
export class ProductRangeResolver {
  @Query(() => ProductRangeType, {
    nullable: true,
    description:
      'One product range; null when unknown or archived, or when the id is of another kind of item.',
  })
  async productRange(
    @Args(() => ItemArguments) { id }: ItemArguments,
    @Ctx() { items }: ItemContext,
  ): Promise<ProductRange | null> {
    const item = shownOnly(await items.byId.load(id));
    return isProductRange(item) ? item : null;
  }

  @FieldResolver(() => TaxonomyTermType, {
    description: 'What its members are: a term of the product tree.',
  })
  category(
    @Root() { categoryCode }: ProductRange,
    @Ctx() { terms }: TaxonomyContext,
  ): Promise<TaxonomyTerm | null> {
    return terms.byKey.load({ vocabulary: 'PRODUCT_TREE', code: categoryCode });
  }

  @FieldResolver(() => [ProductType], {
    description: 'Known members of the range, by name; empty when none is recorded.',
  })
  products(@Root() { id }: ProductRange, @Ctx() { items }: ItemContext): Promise<Product[]> {
    return items.ofRange.load(id);
  }
}
