import type { WriteContext } from '../procedure';
import type { CatalogueFact } from './catalogue-item';
import { CatalogueItemRepository } from './catalogue-item.repository';

/** Takes over what the catalogue says, and tells how many items it had not known so. */
export function recordCatalogueItems(
  { inTransaction }: Pick<WriteContext, 'inTransaction'>,
  facts: readonly CatalogueFact[],
): Promise<number> {
  return inTransaction(async (database) => {
    const items = new CatalogueItemRepository(database);
    let recorded = 0;
    // In one order, whoever records: two recordings of the same items then wait for each other and do not lock up.
    for (const fact of facts.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1))) {
      recorded += Number(await items.record(fact));
    }
    return recorded;
  });
}
