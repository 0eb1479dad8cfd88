import type { Batch } from './batch.command';
import { ImportKeyRepository } from './import-key.repository';
import { ImportedFirmRepository } from './imported-firm.repository';
import {
  type ItemContent,
  type ItemSays,
  type ItemSurroundings,
  itemIdOf,
  rangeKey,
} from './imported-item';
import { ImportedItemRepository } from './imported-item.repository';
import type { KnownFirms } from './named-firm';
import type { Standing } from './settlement';

interface Where {
  readonly batch: Batch;
  /** Ranges of earlier lines of the same batch, with their firms. */
  readonly ranges: ReadonlyMap<string, string>;
}

/** What lines about items are compared with. */
export async function findItemSurroundings(
  says: readonly ItemSays[],
  { batch, ranges }: Where,
): Promise<ItemSurroundings> {
  const items = new ImportedItemRepository(batch.database);
  const named = await items.find(says.flatMap(({ id }) => id ?? []));
  const firms = await findFirms(says, { batch, named });
  const derivedIds = says.map((stated) => itemIdOf(stated, firms));
  const derived = await items.find(derivedIds.filter((id) => id !== null));
  const byId = new Map([...named, ...derived].map((item) => [item.content.id, item]));
  const known = await findRanges(says, { batch, firms, byId });
  return {
    byId: (id) => byId.get(id) ?? null,
    firms,
    codes: await items.findCodes(),
    hasRange: (firmId, rangeId) =>
      known.has(rangeKey(firmId, rangeId)) || ranges.get(rangeId) === firmId,
  };
}

interface NamedItems {
  readonly batch: Batch;
  readonly named: readonly Standing<ItemContent>[];
}

function findFirms(says: readonly ItemSays[], { batch, named }: NamedItems): Promise<KnownFirms> {
  const ids = says.flatMap(({ firmId }) => firmId ?? []);
  return new ImportedFirmRepository(batch.database).findNamed(
    [...ids, ...named.map(({ content }) => content.firmId)],
    says.flatMap(({ firmSiren }) => firmSiren ?? []),
  );
}

interface KnownItems {
  readonly batch: Batch;
  readonly firms: KnownFirms;
  readonly byId: ReadonlyMap<string, Standing<ItemContent>>;
}

/** Of the catalogue, and of earlier lines: a dry run writes none into the catalogue. */
async function findRanges(
  says: readonly ItemSays[],
  { batch: { database, job }, firms, byId }: KnownItems,
): Promise<ReadonlySet<string>> {
  const kept = [...byId.values()].flatMap(({ content }) => content.rangeId ?? []);
  const rangeIds = [...new Set([...says.flatMap(({ rangeId }) => rangeId ?? []), ...kept])];
  const ranges = await new ImportedItemRepository(database).findRanges(rangeIds);
  const possible = [...firms.byId.keys()].flatMap((firmId) =>
    rangeIds.map((rangeId) => rangeKey(firmId, rangeId)),
  );
  const earlier = await new ImportKeyRepository(database).find(job.id, possible);
  return new Set([...ranges.map(({ id, firmId }) => rangeKey(firmId, id)), ...earlier.keys()]);
}
