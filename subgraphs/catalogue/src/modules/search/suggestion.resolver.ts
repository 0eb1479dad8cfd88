import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { FirmContext } from '../firm';
import type { ItemContext } from '../labelable';
import type { TaxonomyContext } from '../taxonomy';
import { marksIn } from './highlight';
import { unfinishedReading, wordCondition } from './reading';
import { SuggestionArguments } from './search.input';
import type { SearchContext, Suggested } from './search.reader';
import { SearchSuggestionType } from './search.type';
import { loadNode } from './search-node.loader';
import { plainText } from './words';

type Context = SearchContext & FirmContext & ItemContext & TaxonomyContext;

@Resolver(() => SearchSuggestionType)
export class SuggestionResolver {
  @Query(() => [SearchSuggestionType], {
    nullable: true,
    description:
      'Names of firms, items and terms of the product tree that begin as typed, or have words that do. For a list under a text field.',
  })
  async searchSuggestions(
    @Args(() => SuggestionArguments) { text, locale, first }: SuggestionArguments,
    @Ctx() context: Context,
  ): Promise<SearchSuggestionType[]> {
    const meanings = unfinishedReading(text);
    const found = await context.searches.suggest({
      beginning: plainText(text.trim()),
      condition: wordCondition(meanings, 'ALL'),
      locale,
      limit: first,
    });
    return Promise.all(
      found.map(async (suggested) => {
        const { node, category } = await whatIsMeant(suggested, context);
        const marks = marksIn(suggested.text, meanings, new Map());
        return { text: suggested.text, marks, node, category };
      }),
    );
  }
}

async function whatIsMeant(
  { id, kind }: Suggested,
  context: Context,
): Promise<Pick<SearchSuggestionType, 'node' | 'category'>> {
  return kind === 'CATEGORY'
    ? {
        node: null,
        category: await context.terms.byKey.load({ vocabulary: 'PRODUCT_TREE', code: id }),
      }
    : { node: await loadNode({ id, kind }, context), category: null };
}
