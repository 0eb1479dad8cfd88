import type { Database } from '@apogee/shared/database';
import { assertNever } from '@apogee/shared/errors';
import { type FirmCriteria, type FirmOrder, FirmRepository } from '../firm';
import { type ItemCriteria, ItemRepository } from '../labelable';
import { createSearchReader, type SearchCriteria, SearchRepository } from '../search';
import type { ExportBatch } from './export-job';

/** A list of the graph, as its own field would be asked for it. */
export type ListWanted =
  | {
      readonly list: 'SEARCH';
      readonly text: string | null;
      readonly criteria: SearchCriteria;
    }
  | { readonly list: 'FIRMS'; readonly criteria: FirmCriteria; readonly order: FirmOrder }
  | { readonly list: 'ITEMS'; readonly criteria: ItemCriteria };

/** What a list holds, in its order, so many rows at most. */
export async function findListed(
  database: Database,
  wanted: ListWanted,
  limit: number,
): Promise<ExportBatch> {
  switch (wanted.list) {
    case 'SEARCH':
      return findSearched(database, wanted, limit);
    case 'FIRMS': {
      const { criteria, order } = wanted;
      return unscored(await new FirmRepository(database).findIds(criteria, order, limit));
    }
    case 'ITEMS':
      return unscored(await new ItemRepository(database).findIds(wanted.criteria, limit));
    default:
      return assertNever(wanted);
  }
}

function unscored(ids: readonly string[]): ExportBatch {
  return { ids, scores: null };
}

/** Words are understood as in `search`: corrected, and any of them where nothing has them all. */
async function findSearched(
  database: Database,
  { text, criteria }: Extract<ListWanted, { readonly list: 'SEARCH' }>,
  limit: number,
): Promise<ExportBatch> {
  const searches = createSearchReader(new SearchRepository(database), () => Promise.resolve(null));
  const { found } = await searches.search({
    text,
    criteria,
    page: { after: null, limit },
    facets: [],
    understoodAs: null,
  });
  return { ids: found.map(({ id }) => id), scores: found.map(({ score }) => score) };
}
