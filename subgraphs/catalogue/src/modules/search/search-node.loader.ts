import type { FirmId, ItemId } from '@apogee/shared/ids';
import type { Firm, FirmContext } from '../firm';
import type { Item, ItemContext } from '../labelable';
import type { Found } from './search';

export type SearchNode = Firm | Item;

/** The firm or item that a document is made of; null when it has gone since. */
export function loadNode(
  { id, kind }: Pick<Found, 'id' | 'kind'>,
  { firms, items }: FirmContext & ItemContext,
): Promise<SearchNode | null> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- documents bear the ids of what they are made of
  return kind === 'FIRM' ? firms.byId.load(id as FirmId) : items.byId.load(id as ItemId);
}
