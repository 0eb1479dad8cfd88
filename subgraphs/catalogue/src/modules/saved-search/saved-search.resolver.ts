import type { WriteContext } from '@apogee/shared/changes';
import { BadUserInput } from '@apogee/shared/errors';
import {
  answerMutation,
  type ConnectionOf,
  decodeCursor,
  type ListName,
  listOf,
  type MutationAnswer,
  PageArguments,
  readConnection,
} from '@apogee/shared/graphql';
import { canonicalJson, jsonOf } from '@apogee/shared/json';
import {
  Arg,
  Args,
  Ctx,
  Directive,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { criteriaOf } from '../search';
import { deleteSearch, renameSearch, saveSearch } from './save-search.command';
import { canonicalFilter, type SavedSearch } from './saved-search';
import {
  RenameSavedSearchInput,
  SavedSearchArguments,
  SavedSearchChangeInput,
  SaveSearchInput,
} from './saved-search.input';
import type { SavedSearchContext } from './saved-search.loader';
import { SavedSearchConnection, SavedSearchPayload, SavedSearchType } from './saved-search.type';

type Context = WriteContext & SavedSearchContext;
type Answer = Promise<MutationAnswer<{ readonly savedSearch: SavedSearch }>>;

@Resolver(() => SavedSearchType)
export class SavedSearchResolver {
  @Directive('@authenticated')
  @Query(() => SavedSearchType, {
    nullable: true,
    description: 'One saved search; null when unknown, or not the caller’s.',
  })
  savedSearch(
    @Args(() => SavedSearchArguments) { id }: SavedSearchArguments,
    @Ctx() { savedSearches }: SavedSearchContext,
  ): Promise<SavedSearch | null> {
    return savedSearches.byId.load(id);
  }

  @Directive('@authenticated')
  @Query(() => SavedSearchConnection, {
    nullable: true,
    description: 'The searches that the caller has saved, newest first.',
  })
  savedSearches(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { savedSearches }: SavedSearchContext,
  ): Promise<ConnectionOf<SavedSearch>> {
    return readConnection({
      list: listOf('savedSearches', {}),
      request: { first, after: after ?? null },
      positionAfter,
      read: (page) => savedSearches.page(page),
      keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
      countAll: () => savedSearches.count(),
    });
  }

  @Directive('@authenticated')
  @Mutation(() => SavedSearchPayload, {
    nullable: true,
    description:
      'Keeps a search for the caller. What it finds now is known; from now on `savedSearchMatched` tells of what it finds. Refused: SEARCH_ALREADY_SAVED, TOO_MANY_SAVED_SEARCHES (100), SEARCH_TOO_BROAD (finds over 10,000).',
  })
  saveSearch(
    @Arg('input', () => SaveSearchInput, { description: 'The search.' })
    { name, folder, text, filter }: SaveSearchInput,
    @Ctx() context: Context,
  ): Answer {
    const asked = filter ?? {};
    return answer(context, () =>
      saveSearch(context, {
        name,
        folder,
        text: text?.trim() ?? null,
        filter: canonicalFilter(jsonOf(asked)),
        criteria: criteriaOf(asked),
      }),
    );
  }

  @Directive('@authenticated')
  @Mutation(() => SavedSearchPayload, {
    nullable: true,
    description:
      'Calls a saved search otherwise, or keeps it elsewhere. Refused: SAVED_SEARCH_NOT_FOUND, VERSION_CONFLICT.',
  })
  renameSavedSearch(
    @Arg('input', () => RenameSavedSearchInput, { description: 'The search and its name.' })
    { name, folder, ...change }: RenameSavedSearchInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(context, () => renameSearch(context, change, { name, folder }));
  }

  @Directive('@authenticated')
  @Mutation(() => SavedSearchPayload, {
    nullable: true,
    description:
      'Deletes a saved search and ends its alerts. Refused: SAVED_SEARCH_NOT_FOUND, VERSION_CONFLICT.',
  })
  deleteSavedSearch(
    @Arg('input', () => SavedSearchChangeInput, { description: 'The search.' })
    change: SavedSearchChangeInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(context, () => deleteSearch(context, change));
  }

  @FieldResolver(() => String, {
    description:
      'Its conditions as JSON text in canonical form (RFC 8785): parsed, the variable to give to `search(filter:)`; `{}` for none.',
  })
  filter(@Root() { filter }: SavedSearch): string {
    return canonicalJson(filter);
  }
}

function answer({ savedSearches }: Context, change: () => Promise<SavedSearch>): Answer {
  return answerMutation(async () => {
    const savedSearch = await change();
    savedSearches.byId.clearAll();
    return { savedSearch };
  });
}

function positionAfter(
  list: ListName,
  cursor: string,
): { readonly createdAt: string; readonly id: string } {
  const [createdAt, id] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (createdAt === undefined || id === undefined || Number.isNaN(Date.parse(createdAt))) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { createdAt: new Date(createdAt).toISOString(), id };
}
