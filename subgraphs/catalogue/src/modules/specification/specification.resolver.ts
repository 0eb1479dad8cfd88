import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Product, ProductType } from '../labelable';
import { type Source, type SourceContext, SourceType } from '../source';
import type { Specification } from './specification';
import type { SpecificationContext } from './specification.loader';
import { SpecificationType } from './specification.type';

@Resolver(() => SpecificationType)
export class SpecificationResolver {
  @FieldResolver(() => SourceType, { nullable: true, description: 'Where the figure was read.' })
  source(
    @Root() { sourceId }: Specification,
    @Ctx() { sources }: SourceContext,
  ): Promise<Source | null> | null {
    return sourceId === null ? null : sources.byId.load(sourceId);
  }
}

/** What this module adds to a product. */
@Resolver(() => ProductType)
export class ProductSpecificationsResolver {
  @FieldResolver(() => [SpecificationType], {
    description: 'Stated figures, in the order of the data sheet; empty when none is known.',
  })
  specifications(
    @Root() { id }: Product,
    @Ctx() { specifications }: SpecificationContext,
  ): Promise<Specification[]> {
    return specifications.byItem.load(id);
  }
}
