import { type InTransaction, transactionsOf } from '@apogee/shared/database';
import type { DataSource } from 'typeorm';
import { createAccreditationDataSource } from '../../data-source';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { movingClock } from '../../testing/moving-clock';
import { removalOfOldEvents } from '.';
import { doJobOfTheDay } from './scheduled-job.command';

const RETENTION_DAYS = 30;
const REPLICAS = 3;

interface Page {
  readonly nodes: readonly { readonly seq: number }[];
  readonly pageInfo: { readonly endCursor: string };
}

function dayAfter(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

describe('old events', () => {
  const clock = movingClock('2026-11-29');
  let running: RunningAccreditation;
  let dataSource: DataSource;
  let inTransaction: InTransaction;
  /** Behind the first label decision, as a client has kept it. */
  let oldCursor: string;

  beforeAll(async () => {
    running = await startAccreditation(clock);
    dataSource = await createAccreditationDataSource(running.url).initialize();
    inTransaction = transactionsOf(dataSource);
    oldCursor = (await decisions({ first: 1 })).pageInfo.endCursor;
  });

  afterAll(async () => {
    await dataSource?.destroy();
    await running?.stop();
  });

  const ask = (variables: object) =>
    running.ask(
      `query ($first: Int, $after: String) {
        labelDecisionEvents(first: $first, after: $after) {
          nodes { seq } pageInfo { endCursor }
        }
      }`,
      { first: 100, ...variables },
    );

  async function decisions(variables: object = {}): Promise<Page> {
    return (await ask(variables)).data?.['labelDecisionEvents'] as Page;
  }

  /** How many label decisions the log holds, about how many labels. */
  async function kept(): Promise<{ events: number; labels: number } | undefined> {
    const [counts] = await dataSource.query<{ events: number; labels: number }[]>(
      `select count(*)::integer as events, count(distinct subject)::integer as labels
      from events.event where type = 'accreditation.label.decided'`,
    );
    return counts;
  }

  /** All replicas at once, on a day. */
  async function removeOn(day: string): Promise<void> {
    clock.moveTo(day);
    const surroundings = { clock, inTransaction };
    await Promise.all(
      Array.from({ length: REPLICAS }, () =>
        doJobOfTheDay(removalOfOldEvents(RETENTION_DAYS), surroundings),
      ),
    );
  }

  it('stay for as long as they are to be kept', async () => {
    const before = await decisions();
    await removeOn(dayAfter(RETENTION_DAYS - 2));
    expect(await decisions()).toEqual(before);
    expect((await ask({ after: oldCursor })).errors).toEqual([]);
  });

  it('stay until every consumer has read them', async () => {
    const before = await decisions();
    await running.execute(
      "insert into events.consumer (name, seq, id) select 'slow', 0, id from events.log",
    );
    await removeOn(dayAfter(RETENTION_DAYS + 2));
    expect(await decisions()).toEqual(before);
    await running.execute("delete from events.consumer where name = 'slow'");
  });

  it('are removed then, but for the latest of each label, and their cursors are refused by name', async () => {
    const { events = 0, labels = 0 } = (await kept()) ?? {};
    expect(events).toBeGreaterThan(labels);
    await removeOn(dayAfter(RETENTION_DAYS + 3));
    expect(await kept()).toEqual({ events: labels, labels });
    expect((await decisions()).nodes.length).toBeGreaterThan(0);
    expect((await ask({ after: oldCursor })).errors).toEqual([
      { code: 'EVENT_CURSOR_EXPIRED', argument: 'after' },
    ]);
  });
});
