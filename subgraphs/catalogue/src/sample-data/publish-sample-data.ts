import {
  type FirmChanged,
  firmChanged,
  type ItemChanged,
  itemChanged,
} from '@apogee/shared/contracts';
import type { Database } from '@apogee/shared/database';
import { recordEvent } from '@apogee/shared/events';
import {
  type Establishment,
  establishmentAsTold,
  publishEstablishments,
  type ToldEstablishment,
} from '../modules/establishment';
import type { SampleData, SampleFirm } from './sample-file';

type Firm = Pick<FirmChanged, 'firmId'>;
type Item = Pick<ItemChanged, 'itemId' | 'kind' | 'firmId'>;

const FIND_FIRMS = `
  /* sampleData.findFirms */
  select id as "firmId" from catalogue.firm where is_sample
`;
const FIND_ESTABLISHMENTS = `
  /* sampleData.findEstablishments */
  select e.id as "establishmentId", f.id as "firmId", f.demonstration, null as address
  from catalogue.establishment e
  join catalogue.firm f on f.id = e.firm_id
  where f.is_sample
`;
const FIND_ITEMS = `
  /* sampleData.findItems */
  select id as "itemId", kind, firm_id as "firmId" from catalogue.item where is_sample
`;

/** What the sample data of an earlier load is about. */
interface SampleIds {
  readonly firms: readonly Firm[];
  readonly establishments: readonly ToldEstablishment[];
  readonly items: readonly Item[];
}

interface Loaded {
  readonly before: SampleIds;
  readonly data: SampleData;
  readonly at: Date;
}

export async function findSampleIds(database: Database): Promise<SampleIds> {
  return {
    firms: await database.query<Firm[]>(FIND_FIRMS),
    establishments: await database.query<ToldEstablishment[]>(FIND_ESTABLISHMENTS),
    items: await database.query<Item[]>(FIND_ITEMS),
  };
}

/** Tells what a load has published, changed and removed, in its transaction. */
export function publishSampleData(database: Database, { before, data, at }: Loaded): void {
  const firms = data.firms.map(({ id }) => ({ firmId: id }));
  for (const { change, entry } of changesOf(before.firms, firms, ({ firmId }) => firmId)) {
    recordEvent(database, firmChanged, {
      subject: entry.firmId,
      occurredAt: at,
      payload: { ...entry, change },
    });
  }
  const changes = changesOf(
    before.establishments,
    data.firms.flatMap(sitesOf),
    ({ establishmentId }) => establishmentId,
  );
  publishEstablishments(database, { changes, at });
  const items = data.items.map(({ id, kind, firmId }) => ({ itemId: id, kind, firmId }));
  for (const { change, entry } of changesOf(before.items, items, ({ itemId }) => itemId)) {
    recordEvent(database, itemChanged, {
      subject: entry.itemId,
      occurredAt: at,
      payload: { ...entry, change },
    });
  }
}

function sitesOf({
  id: firmId,
  demonstration,
  establishments,
}: SampleFirm): readonly ToldEstablishment[] {
  return establishments.map((sample) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test holds the ids and codes of our files
    const establishment = { ...sample, firmId } as Establishment;
    return establishmentAsTold(establishment, { demonstration });
  });
}

/** A load writes everything anew, so whatever was there may have changed. */
function changesOf<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  keyOf: (entry: Entry) => string,
): readonly { readonly change: FirmChanged['change']; readonly entry: Entry }[] {
  const known = new Set(before.map(keyOf));
  const kept = new Set(after.map(keyOf));
  return [
    ...before
      .filter((entry) => !kept.has(keyOf(entry)))
      .map((entry) => ({ change: 'REMOVED' as const, entry })),
    ...after.map((entry) => ({
      change: known.has(keyOf(entry)) ? ('CHANGED' as const) : ('PUBLISHED' as const),
      entry,
    })),
  ];
}
