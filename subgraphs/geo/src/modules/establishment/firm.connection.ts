import { type ConnectionOf, listOf, toConnection } from '@apogee/shared/graphql';
import type { FirmId } from '@apogee/shared/ids';
import type { TerritoryLevel } from '../../geography/territory';
import { idKey } from './establishment.connection';
import type { EstablishmentContext } from './establishment.context';
import type { TerritoryCriteria } from './located-establishment';

interface Page {
  readonly first: number;
  readonly after?: string | null;
}

/** Firms with an establishment in a territory, in the order of their ids. */
export async function firmsOf(
  { loaders }: EstablishmentContext,
  { level, code, filter }: TerritoryCriteria & { readonly level: TerritoryLevel },
  { first, after = null }: Page,
): Promise<ConnectionOf<{ readonly id: FirmId }>> {
  const list = listOf('territory.firms', { level, code, ...filter });
  const request = { code, filter, after: idKey(list, after), limit: first + 1 };
  return toConnection({
    list,
    rows: await loaders.firmPage[level].load(request),
    first,
    after,
    keyOf: ({ firmId }) => [firmId],
    toNode: ({ firmId }) => ({ id: firmId }),
    countAll: async () => (await loaders.statistics[level].load({ code, filter })).firmCount,
  });
}
