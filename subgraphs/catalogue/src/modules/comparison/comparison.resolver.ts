import type { ItemId } from '@apogee/shared/ids';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { shownOnly } from '../../shown-only';
import { type ItemContext, isProduct, type Product } from '../labelable';
import { type Source, type SourceContext, SourceType } from '../source';
import type { SpecificationContext } from '../specification';
import {
  type ComparableProduct,
  type ComparisonCell,
  type ComparisonRow,
  compare,
} from './compare';
import { CompareProductsArguments } from './comparison.input';
import { ComparisonCellType, ComparisonType } from './comparison.type';

interface Comparison {
  readonly products: readonly Product[];
  readonly notFound: readonly string[];
  readonly rows: readonly ComparisonRow[];
}

@Resolver(() => ComparisonCellType)
export class ComparisonResolver {
  @Query(() => ComparisonType, {
    nullable: true,
    description: 'Products side by side, each parameter in one unit.',
  })
  async compareProducts(
    @Args(() => CompareProductsArguments) { ids, parameters }: CompareProductsArguments,
    @Ctx() { items, specifications }: ItemContext & SpecificationContext,
  ): Promise<Comparison> {
    const wanted = [...new Set(ids)];
    const found = await Promise.all(wanted.map(async (id) => shownOnly(await items.byId.load(id))));
    const products = found.filter(isProduct);
    const comparable = await Promise.all(
      products.map(({ id }) => comparableProduct(id, specifications)),
    );
    return {
      products,
      notFound: wanted.filter((_, index) => !isProduct(found[index] ?? null)),
      rows: compare(comparable, parameters ?? null),
    };
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Where the figure was read.' })
  source(
    @Root() { sourceId }: ComparisonCell,
    @Ctx() { sources }: SourceContext,
  ): Promise<Source | null> | null {
    return sourceId === null ? null : sources.byId.load(sourceId);
  }
}

async function comparableProduct(
  productId: ItemId,
  specifications: SpecificationContext['specifications'],
): Promise<ComparableProduct> {
  return { productId, figures: await specifications.byItem.load(productId) };
}
