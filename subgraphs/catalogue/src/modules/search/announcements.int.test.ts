import { fixedClock, type IsoDate, systemClock } from '@apogee/shared/clock';
import {
  establishmentLocated,
  type LabelDecided,
  labelDecided,
  trlConfirmed,
} from '@apogee/shared/contracts';
import { type Database, type InTransaction, transactionsOf } from '@apogee/shared/database';
import { type EventConsumer, EventLog, recordEvent, runConsumer } from '@apogee/shared/events';
import type {
  EstablishmentId,
  FirmId,
  ItemId,
  LabelNumber,
  TrlAssessmentId,
} from '@apogee/shared/ids';
import type { Running } from '@apogee/shared/lifecycle';
import { createLogger } from '@apogee/shared/logger';
import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';
import { followDays } from './follow-days.command';
import { announcementConsumer, rebuildSearch } from './on-announcements.command';
import { refreshDocuments } from './search-upkeep.command';

type Transition = LabelDecided['label']['transitions'][number];
type Status = Transition['status'];
const HASH = 'a'.repeat(64);
const WHEEL = 'prd-demo-wheel-drw-400';
const DAY = '2026-01-15' as IsoDate;
const LATER_DAY = '2127-03-01' as IsoDate;
const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });

const LABELLED = `query ($status: LabelStatus!) {
  search(text: "DRW-400", filter: { labelStatuses: [$status] }) { hits { node { ... on Product { id } } } }
}`;
interface Labelled {
  readonly search: { readonly hits: readonly { readonly node: { readonly id: string } }[] };
}

const from = (effectiveOn: IsoDate, statuses: readonly Status[]): Transition[] =>
  statuses.map((status) => ({ status, effectiveOn, suspendedUntil: null }));

describe('what other subgraphs announce', () => {
  let catalogue: CatalogueFixture;
  let inTransaction: InTransaction;
  let log: EventLog;
  let running: Running | null = null;

  beforeAll(async () => {
    catalogue = await startCatalogue();
    inTransaction = transactionsOf(catalogue.dataSource);
    log = new EventLog(catalogue.dataSource, logger);
  });
  afterAll(async () => {
    await running?.close();
    await log.close();
    await catalogue.close();
  });

  function run(consumer: EventConsumer): Running {
    return runConsumer(consumer, { log, inTransaction, logger });
  }

  let version = 0;
  function announceLabel(database: Database, subjectId: string, statuses: readonly Status[]): void {
    announceTransitions(database, subjectId, from(DAY, statuses));
  }

  function announceTransitions(
    database: Database,
    subjectId: string,
    transitions: Transition[],
  ): void {
    version += 1;
    recordEvent(database, labelDecided, {
      subject: `LABEL-${subjectId}`,
      occurredAt: systemClock.now(),
      payload: {
        record: {
          seq: version,
          contentSha256: HASH,
          previousSha256: HASH,
          outcome: 'GRANTED',
          authority: 'COMMITTEE',
          decidedAt: '2026-01-15T08:00:00.000Z',
          effectiveFrom: DAY,
          rectifies: null,
        },
        label: {
          number: `LABEL-${subjectId}` as LabelNumber,
          version,
          holderId: 'firm-demo-roues-inertielles' as FirmId,
          subjectId: subjectId as ItemId,
          subjectKind: 'PRODUCT',
          schemeVersion: 'TEST',
          awardedOn: DAY,
          validFrom: DAY,
          validUntil: '2129-01-15' as IsoDate,
          predecessorNumber: null,
          transitions,
        },
      },
    });
  }

  async function hasStatus(status: Status): Promise<boolean> {
    const { search } = await catalogue.ask<Labelled>(LABELLED, { status });
    return search.hits.some(({ node }) => node.id === WHEEL);
  }

  /** Asks until it is so; the test's own time limit ends it. */
  async function become(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) {
      await log.consumers();
    }
  }

  async function behind(): Promise<number | null> {
    const consumer = (await log.consumers()).find(({ name }) => name === 'catalogue.search');
    return consumer?.behind ?? null;
  }

  async function isConsumerWaiting(): Promise<boolean> {
    const waiting = await catalogue.dataSource.query<object[]>(`
      select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%searchDocument.lockFirms%'
    `);
    return waiting.length > 0;
  }

  it('takes a suspended label out of the labelled, and a reinstated one in again', async () => {
    running = run(announcementConsumer(systemClock, () => Promise.resolve()));
    await inTransaction(async (database) => announceLabel(database, WHEEL, ['ACTIVE']));
    await become(() => hasStatus('ACTIVE'));
    await inTransaction(async (database) =>
      announceLabel(database, WHEEL, ['ACTIVE', 'SUSPENDED']),
    );
    await become(() => hasStatus('SUSPENDED'));
    expect(await hasStatus('ACTIVE')).toBe(false);
    await inTransaction(async (database) =>
      announceLabel(database, WHEEL, ['ACTIVE', 'SUSPENDED', 'ACTIVE']),
    );
    await become(() => hasStatus('ACTIVE'));
  });

  it('follows a status that was announced for a later day on that day, and an expiry on its own', async () => {
    await inTransaction(async (database) =>
      announceTransitions(database, WHEEL, [
        ...from(DAY, ['ACTIVE']),
        ...from(LATER_DAY, ['WITHDRAWN']),
      ]),
    );
    await become(async () => (await behind()) === 0);
    const on = (day: string): Promise<void> =>
      followDays(inTransaction, fixedClock(`${day}T08:00:00Z`));
    await on('2127-02-28');
    expect(await hasStatus('ACTIVE')).toBe(true);
    await on(LATER_DAY);
    expect(await hasStatus('ACTIVE')).toBe(false);
    expect(await hasStatus('WITHDRAWN')).toBe(true);
    await inTransaction(async (database) => announceLabel(database, WHEEL, ['ACTIVE']));
    await become(() => hasStatus('ACTIVE'));
    await on('2129-01-15');
    expect(await hasStatus('EXPIRED')).toBe(true);
    await inTransaction(async (database) => announceLabel(database, WHEEL, ['ACTIVE']));
    await become(() => hasStatus('ACTIVE'));
  });

  it('finds by confirmed TRL and by place, and says how fresh that is', async () => {
    await inTransaction(async (database) => {
      const occurredAt = systemClock.now();
      recordEvent(database, trlConfirmed, {
        subject: 'trl-test',
        occurredAt,
        payload: {
          assessmentId: 'trl-test' as TrlAssessmentId,
          subjectId: WHEEL as ItemId,
          confirmedLevel: 8,
        },
      });
      recordEvent(database, establishmentLocated, {
        subject: 'est-demo-roues-inertielles',
        occurredAt,
        payload: {
          establishmentId: 'est-demo-roues-inertielles' as EstablishmentId,
          firmId: 'firm-demo-roues-inertielles' as FirmId,
          location: {
            latitude: 43.6,
            longitude: 1.44,
            precision: 'COMMUNE',
            communeCode: null,
            departementCode: null,
            regionCode: null,
          },
        },
      });
    });
    const query = `{ search(text: "DRW-400", filter: {
      minTrl: 8, near: { latitude: 43.6, longitude: 1.5, radiusKm: 10 }
    }) { projectionAsOf hits { distanceKm node { ... on Product { id } } } } }`;
    interface Near {
      readonly search: {
        readonly hits: readonly { readonly node: object; readonly distanceKm: number }[];
        readonly projectionAsOf: string;
      };
    }
    await become(async () => (await catalogue.ask<Near>(query)).search.hits.length > 0);
    const { search } = await catalogue.ask<Near>(query);
    expect(search.hits[0]?.node).toEqual({ id: WHEEL });
    expect(search.hits[0]?.distanceKm).toBeCloseTo(4.83, 1);
    expect(Date.parse(search.projectionAsOf)).toBeGreaterThan(Date.parse('2026-01-01'));
  });

  it('loses neither what is announced nor what is edited when both happen at once', async () => {
    await inTransaction(async (database) => {
      await database.query("update catalogue.item set name_en = 'Zirconium' where id = $1", [
        WHEEL,
      ]);
      await refreshDocuments(database, ['firm-demo-roues-inertielles'], DAY);
      if (catalogue.engine === 'server') {
        await inTransaction(async (other) => announceLabel(other, WHEEL, ['ACTIVE', 'SUSPENDED']));
        await become(isConsumerWaiting);
      } else {
        announceLabel(database, WHEEL, ['ACTIVE', 'SUSPENDED']);
      }
    });
    await become(() => hasStatus('SUSPENDED'));
    const { search } = await catalogue.ask<Labelled>(
      '{ search(text: "Zirconium", filter: { kinds: [PRODUCT] }) { hits { node { ... on Product { id } } } } }',
    );
    expect(search.hits).toEqual([{ node: { id: WHEEL } }]);
  });

  it('misses nothing when its consumer fails again and again, and gives the same when made anew', async () => {
    await running?.close();
    const items = await catalogue.dataSource.query<{ id: string }[]>(
      "select id from catalogue.item where kind = 'PRODUCT' order by id limit 40",
    );
    const statuses: readonly Status[] = ['ACTIVE', 'SUSPENDED'];
    for (let round = 0; round < 10; round += 1) {
      await inTransaction(async (database) => {
        for (let event = 0; event < 200; event += 1) {
          const { id = WHEEL } = items[(event * 7 + round) % items.length] ?? {};
          announceLabel(database, id, statuses.slice(0, 1 + ((event + round) % 2)));
        }
      });
    }
    // What it wrote in the transaction that fails goes with it, as when its process is killed.
    let failures = 20;
    const consumer = announcementConsumer(systemClock, () => Promise.resolve());
    running = run({
      ...consumer,
      batchSize: 90,
      handle: async (database, events) => {
        await consumer.handle(database, events);
        failures -= 1;
        if (failures >= 0 && failures % 2 === 0) {
          throw new Error('killed');
        }
      },
    });
    const isDone = async (): Promise<boolean> =>
      (await log.consumers()).every(({ name, behind }) => name !== consumer.name || behind === 0);
    await become(isDone);
    const read = (): Promise<unknown> =>
      catalogue.dataSource.query(
        "select id, changed_at, facets from catalogue.search_document where facets && array['LABEL_STATUS:ACTIVE', 'LABEL_STATUS:SUSPENDED'] order by id",
      );
    const rows = await read();
    expect(rows).toHaveLength(new Set([WHEEL, ...items.map(({ id }) => id)]).size);
    await catalogue.dataSource.query(
      "update catalogue.announced_label set valid_until = '2020-01-01'",
    );
    await catalogue.dataSource.query('delete from catalogue.announced_trl');
    await rebuildSearch({ log, inTransaction, clock: systemClock });
    expect(await read()).toEqual(rows);
  });
});
