import type { Database } from '@apogee/shared/database';
import type { FirmId, ItemId } from '@apogee/shared/ids';
import { EstablishmentRepository } from '../establishment';
import { ItemRepository, isProduct, isProductRange } from '../labelable';
import { TaxonomyTermRepository, termId } from '../taxonomy';
import { type Content, isFirmContent } from './content';
import { type KnownReferences, termsOf } from './content-refusals';

/** What the catalogue has of all that a content of a record refers to. */
export async function readKnownReferences(
  database: Database,
  {
    recordId,
    firmId,
    content,
  }: {
    readonly recordId: string;
    readonly firmId: FirmId;
    readonly content: Content;
  },
): Promise<KnownReferences> {
  const terms = await new TaxonomyTermRepository(database).findByKeys(termsOf(content));
  const sites = await new EstablishmentRepository(database).findByFirms([firmId]);
  const items = await new ItemRepository(database).findByIds(itemsOf(content));
  const shown = items.filter(({ archivedAt }) => archivedAt === null);
  return {
    terms: new Set(terms.map(termId)),
    siteIds: idsOf(sites),
    rangeIds: idsOf(shown.filter((item) => isProductRange(item) && item.firmId === firmId)),
    productIds: idsOf(shown.filter((item) => isProduct(item) && item.id !== recordId)),
  };
}

function itemsOf(content: Content): readonly ItemId[] {
  if (isFirmContent(content)) {
    return [];
  }
  const { rangeId, constituentIds } = content;
  return rangeId === null ? constituentIds : [...constituentIds, rangeId];
}

function idsOf(rows: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ id }) => id));
}
