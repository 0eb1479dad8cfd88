import { indexByKey } from '@apogee/shared/graphql';
import type { Caller } from '@apogee/shared/identity';
import DataLoader from 'dataloader';
import type { SavedSearch, SavedSearchId } from './saved-search';
import type { SavedSearchPage, SavedSearchRepository } from './saved-search.repository';

/** The searches that the caller has saved; of others there is nothing. */
export interface SavedSearchLoaders {
  readonly byId: DataLoader<SavedSearchId, SavedSearch | null>;
  page(page: SavedSearchPage): Promise<readonly SavedSearch[]>;
  count(): Promise<number>;
}

/** What a resolver of this module finds in the request's context. */
export interface SavedSearchContext {
  readonly savedSearches: SavedSearchLoaders;
}

export function createSavedSearchLoaders(
  searches: SavedSearchRepository,
  { subject }: Caller,
): SavedSearchLoaders {
  return {
    byId: new DataLoader(async (ids) =>
      indexByKey(
        ids,
        subject === null ? [] : await searches.findByIds(subject, ids),
        ({ id }) => id,
      ),
    ),
    page: async (page) => (subject === null ? [] : searches.page(subject, page)),
    count: async () => (subject === null ? 0 : searches.count(subject)),
  };
}
