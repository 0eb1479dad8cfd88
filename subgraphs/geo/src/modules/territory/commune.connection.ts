import {
  type ConnectionOf,
  decodeCursor,
  type ListName,
  listOf,
  type PageArguments,
  toConnection,
} from '@apogee/shared/graphql';
import type { Commune } from '../../geography/territory';
import {
  type CommuneFilter,
  type CommuneSearchKey,
  searchKeyOf,
  type UpperLevel,
} from './commune-search';
import type { TerritoryContext } from './territory.context';

/** A page of the communes that a filter lets through. Its cursors are good for the same filter only. */
export async function foundCommunes(
  { repositories }: TerritoryContext,
  filter: CommuneFilter,
  { first, after = null }: PageArguments,
): Promise<ConnectionOf<Commune>> {
  const list = listOf('communes', { ...filter });
  const start = after === null ? null : searchCursor(list, after);
  return toConnection({
    list,
    rows: await repositories.communes.search(filter, start, first + 1),
    first,
    after,
    keyOf: searchKeyOf,
    toNode: ({ commune }) => commune,
    countAll: () => repositories.communes.countMatches(filter),
  });
}

/** A page of the communes of a département or region, in the order of their codes. */
export async function communesOf(
  { loaders }: TerritoryContext,
  territory: { readonly level: UpperLevel; readonly code: string },
  { first, after = null }: PageArguments,
): Promise<ConnectionOf<Commune>> {
  const { level, code } = territory;
  const list = listOf('territory.communes', { level, code });
  const start = after === null ? null : String(decodeCursor(list, after, ['text'])[0]);
  const request = { territoryCode: code, after: start, limit: first + 1 };
  return toConnection({
    list,
    rows: await loaders.communePage[level].load(request),
    first,
    after,
    keyOf: (commune) => [commune.inseeCode],
    toNode: (commune) => commune,
    countAll: () => loaders.communeCount[level].load(code),
  });
}

function searchCursor(list: ListName, cursor: string): CommuneSearchKey {
  const [rank, population, code] = decodeCursor(list, cursor, ['number', 'number', 'text']);
  return [Number(rank), Number(population), String(code)];
}
