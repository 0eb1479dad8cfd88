import { LocaleArguments, pickText } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Item, ProductRangeType, ProductType } from '../labelable';
import { type Source, type SourceContext, SourceType } from '../source';
import type { TrlStatement } from './trl-statement';
import type { TrlStatementContext } from './trl-statement.loader';
import { TrlStatementType } from './trl-statement.type';

@Resolver(() => TrlStatementType)
export class TrlStatementResolver {
  @FieldResolver(() => String, { nullable: true, description: 'How the statement is to be read.' })
  note(
    @Root() { note }: TrlStatement,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(note, locale);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Where it was read.' })
  source(
    @Root() { sourceId }: TrlStatement,
    @Ctx() { sources }: SourceContext,
  ): Promise<Source | null> | null {
    return sourceId === null ? null : sources.byId.load(sourceId);
  }
}

/** What this module adds to a product. */
@Resolver(() => ProductType)
export class ProductTrlStatementsResolver {
  @FieldResolver(() => [TrlStatementType], {
    description: 'Technology readiness levels that sources name; empty when none does.',
  })
  trlStatements(
    @Root() { id }: Item,
    @Ctx() { trlStatements }: TrlStatementContext,
  ): Promise<TrlStatement[]> {
    return trlStatements.byItem.load(id);
  }
}

/** What this module adds to a product range. */
@Resolver(() => ProductRangeType)
export class ProductRangeTrlStatementsResolver {
  @FieldResolver(() => [TrlStatementType], {
    description:
      'Technology readiness levels that sources name for the range; empty when none does.',
  })
  trlStatements(
    @Root() { id }: Item,
    @Ctx() { trlStatements }: TrlStatementContext,
  ): Promise<TrlStatement[]> {
    return trlStatements.byItem.load(id);
  }
}
