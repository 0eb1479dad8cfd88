import { groupByKey, groupsAlike, indexByKey } from '@apogee/shared/graphql';
import type { FirmId, ItemId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import { type Item, type ItemKind, isProduct, type Product } from './item';
import type { ItemRepository } from './item.repository';
import type { FirmItemsPage } from './item-list';

/** What a count of a firm's items is asked by. */
interface FirmItemsCount {
  readonly firmId: FirmId;
  readonly kind: ItemKind | null;
}

export interface ItemLoaders {
  readonly byId: DataLoader<ItemId, Item | null>;
  readonly ofRange: DataLoader<ItemId, Product[]>;
  readonly constituents: DataLoader<ItemId, Product[]>;
  readonly pageOfFirm: DataLoader<FirmItemsPage, Item[], string>;
  readonly countOfFirm: DataLoader<FirmItemsCount, number, string>;
  readonly findPage: ItemRepository['findPage'];
  readonly count: ItemRepository['count'];
}

/** What a resolver of this module finds in the request's context. */
export interface ItemContext {
  readonly items: ItemLoaders;
}

export function createItemLoaders(items: ItemRepository): ItemLoaders {
  return {
    byId: new DataLoader(async (ids) =>
      indexByKey(ids, await items.findByIds(ids), (item) => item.id),
    ),
    ofRange: new DataLoader(async (rangeIds) => {
      const members = (await items.findOfRanges(rangeIds)).filter(isProduct);
      return groupByKey<ItemId | null, Product>(rangeIds, members, ({ rangeId }) => rangeId);
    }),
    constituents: new DataLoader((productIds) => loadConstituents(items, productIds)),
    pageOfFirm: new DataLoader((pages) => loadPages(items, pages), {
      cacheKeyFn: (page) => JSON.stringify(page),
    }),
    countOfFirm: new DataLoader((counts) => loadCounts(items, counts), {
      cacheKeyFn: ({ firmId, kind }) => `${firmId} ${kind ?? ''}`,
    }),
    findPage: (criteria, page) => items.findPage(criteria, page),
    count: (criteria) => items.count(criteria),
  };
}

async function loadConstituents(
  items: ItemRepository,
  productIds: readonly ItemId[],
): Promise<Product[][]> {
  const found = await items.findConstituents(productIds);
  return groupByKey(productIds, found, ({ ofId }) => ofId).map((group) =>
    group.map(({ item }) => item).filter(isProduct),
  );
}

/** One statement for each way of asking, however many firms are asked for in that way. */
async function loadPages(
  items: ItemRepository,
  pages: readonly FirmItemsPage[],
): Promise<Item[][]> {
  const found = new Map<FirmItemsPage, Item[]>();
  for (const alike of groupsAlike(pages, ({ kind, after, limit }) =>
    JSON.stringify([kind, after, limit]),
  )) {
    const firmIds = alike.map(({ firmId }) => firmId);
    const [{ kind, after, limit }] = alike;
    const rows = await items.findPageOfFirms(firmIds, { kind, after, limit });
    const groups = groupByKey(firmIds, rows, ({ firmId }) => firmId);
    for (const [index, page] of alike.entries()) {
      found.set(page, groups[index] ?? []);
    }
  }
  return pages.map((page) => found.get(page) ?? []);
}

async function loadCounts(
  items: ItemRepository,
  counts: readonly FirmItemsCount[],
): Promise<number[]> {
  const found = new Map<FirmItemsCount, number>();
  for (const alike of groupsAlike(counts, ({ kind }) => kind ?? '')) {
    const firmIds = alike.map(({ firmId }) => firmId);
    const rows = await items.countOfFirms(firmIds, alike[0].kind);
    const totals = new Map(rows.map(({ firmId, total }) => [firmId, total]));
    for (const count of alike) {
      found.set(count, totals.get(count.firmId) ?? 0);
    }
  }
  return counts.map((count) => found.get(count) ?? 0);
}
