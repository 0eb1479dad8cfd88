import { itemChanged } from '@apogee/shared/contracts';
import type { Database } from '@apogee/shared/database';
import { recordEvent } from '@apogee/shared/events';
import type { FirmId, ItemId } from '@apogee/shared/ids';
import { sortNameOf } from '../../sort-name';
import type { Batch } from './batch.command';
import { CHANGES } from './firms.command';
import { addSource } from './import-source.command';
import type { ImportTarget, TakenLine } from './import-target';
import { type ItemContent, type ItemSays, keysOfItem, settleItem } from './imported-item';
import { ImportedItemRepository } from './imported-item.repository';
import { findItemSurroundings } from './item-surroundings.command';
import type { LineFormat } from './line-reading';
import { repetition } from './repetition';
import type { Settled } from './settlement';

/** Lines that are about products, ranges and activities. */
export function itemsTarget(
  format: LineFormat<ItemSays>,
): ImportTarget<ItemSays, ItemContent, Batch> {
  return {
    format,
    keysOf: keysOfItem,
    repetition,
    settle: async (lines, batch) => {
      const says = lines.map(({ stated }) => stated);
      const ranges = new Map<string, string>();
      const surroundings = await findItemSurroundings(says, { batch, ranges });
      return says.map((stated) => {
        const settled = settleItem(stated, surroundings);
        rememberRange(settled, ranges);
        return settled;
      });
    },
    write: async (wanted, { database, job, at }) => {
      const items = new ImportedItemRepository(database);
      await items.write(
        wanted.map((item) => ({ ...item, sortName: sortNameOf(item.content.nameFr) })),
        at,
      );
      const sourceId = await addSource(database, job.source);
      await items.addSource(
        wanted.map(({ content }) => content.id),
        sourceId,
      );
      for (const item of wanted) {
        publishItem(database, item, at);
      }
      return [...new Set(wanted.map(({ content }) => content.firmId))];
    },
  };
}

function rememberRange(settled: Settled<ItemContent>, ranges: Map<string, string>): void {
  if (settled.kind === 'TAKEN' && settled.wanted.content.kind === 'PRODUCT_RANGE') {
    const { id, firmId } = settled.wanted.content;
    // A second line of this id is refused as a repetition, whatever firm it names.
    ranges.set(id, ranges.get(id) ?? firmId);
  }
}

function publishItem(database: Database, item: TakenLine<ItemContent>, at: Date): void {
  const { id, firmId, kind } = item.content;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids of imports are those that the catalogue gives
  const ids = { itemId: id as ItemId, firmId: firmId as FirmId };
  recordEvent(database, itemChanged, {
    subject: ids.itemId,
    occurredAt: at,
    payload: { ...ids, kind, change: CHANGES[item.outcome] },
  });
}
