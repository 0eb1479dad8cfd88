import { actorOf, expectVersion, type WriteContext } from '@apogee/shared/changes';
import { type Database, lockForTransaction } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import { newId } from '@apogee/shared/ids';
import type { JsonValue } from '@apogee/shared/json';
import { findMatchesNow, type SearchCriteria } from '../search';
import { canonicalText, type SavedSearch, type SavedSearchId } from './saved-search';
import { SavedSearchRepository } from './saved-search.repository';
import { savedSearchRefusal } from './saved-search-refusals';

/** More than a person looks after. */
const MOST_OF_AN_OWNER = 100;
/** What finds more than this is no alert: everything would be news. */
const MOST_FOUND = 10_000;

/**
 * Who saves a search and who tells of matches take turns: else what was published in between would be neither known
 * from the beginning nor told.
 */
export async function lockSavedSearches(database: Database): Promise<void> {
  await lockForTransaction(database, 'saved searches');
}

export interface NewSearch {
  readonly name: string;
  readonly folder: string | null;
  readonly text: string | null;
  readonly filter: JsonValue;
  readonly criteria: SearchCriteria;
}

/** Keeps a search. What it finds now is known; its owner is told of what it finds from now on. */
export function saveSearch(
  { caller, clock, inTransaction }: WriteContext,
  { criteria, ...asked }: NewSearch,
): Promise<SavedSearch> {
  return inTransaction(async (database) => {
    await lockSavedSearches(database);
    const searches = new SavedSearchRepository(database);
    const owner = actorOf(caller);
    await refuseOneMore(searches, owner, canonicalText(asked));
    const id = newId<SavedSearchId>('sea');
    const search = { ...asked, id, owner, version: 1, createdAt: clock.now() };
    const found = await findMatchesNow(
      database,
      { id, text: asked.text, criteria },
      MOST_FOUND + 1,
    );
    if (found.length > MOST_FOUND) {
      throw new Refused([
        savedSearchRefusal('SEARCH_TOO_BROAD', { path: ['input'], values: { limit: MOST_FOUND } }),
      ]);
    }
    await searches.insert(search, {
      ...criteria,
      values: { ...criteria.values },
      changedSince: criteria.changedSince?.toISOString() ?? null,
    });
    await searches.addKnown(id, found);
    return search;
  });
}

async function refuseOneMore(
  searches: SavedSearchRepository,
  owner: string,
  canonical: string,
): Promise<void> {
  const name = await searches.findSame(owner, canonical);
  if (name !== null) {
    throw new Refused([
      savedSearchRefusal('SEARCH_ALREADY_SAVED', { path: ['input'], values: { name } }),
    ]);
  }
  if ((await searches.count(owner)) >= MOST_OF_AN_OWNER) {
    const values = { limit: MOST_OF_AN_OWNER };
    throw new Refused([savedSearchRefusal('TOO_MANY_SAVED_SEARCHES', { values })]);
  }
}

/** A saved search, as decided upon looking at one version of it. */
export interface SavedSearchChange {
  readonly savedSearchId: SavedSearchId;
  readonly expectedVersion: number;
}

/** Calls a search otherwise. What it asks stays: another question is another search. */
export function renameSearch(
  context: WriteContext,
  change: SavedSearchChange,
  { name, folder }: Pick<SavedSearch, 'name' | 'folder'>,
): Promise<SavedSearch> {
  return changeSearch(context, change, async (searches, search) => {
    const renamed = { ...search, name, folder, version: search.version + 1 };
    await searches.rename(renamed);
    return renamed;
  });
}

/** Ends a search with its alerts; gives what it was. */
export function deleteSearch(
  context: WriteContext,
  change: SavedSearchChange,
): Promise<SavedSearch> {
  return changeSearch(context, change, async (searches, search) => {
    await searches.delete(search.id);
    return search;
  });
}

function changeSearch(
  { caller, inTransaction }: WriteContext,
  { savedSearchId, expectedVersion }: SavedSearchChange,
  change: (searches: SavedSearchRepository, search: SavedSearch) => Promise<SavedSearch>,
): Promise<SavedSearch> {
  return inTransaction(async (database) => {
    // Before its row: who tells of matches takes them in this order, too.
    await lockSavedSearches(database);
    const searches = new SavedSearchRepository(database);
    const search = await searches.lock(savedSearchId, actorOf(caller));
    if (search === null) {
      const path = ['input', 'savedSearchId'];
      throw new Refused([savedSearchRefusal('SAVED_SEARCH_NOT_FOUND', { path })]);
    }
    expectVersion(search, expectedVersion);
    return change(searches, search);
  });
}
