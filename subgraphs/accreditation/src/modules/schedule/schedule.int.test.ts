import { addDays, type IsoDate } from '@apogee/shared/clock';
import { type InTransaction, transactionsOf } from '@apogee/shared/database';
import { createLogger } from '@apogee/shared/logger';
import type { DataSource } from 'typeorm';
import { scheduledJobs } from '../../app';
import { createAccreditationDataSource } from '../../data-source';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { type MovingClock, movingClock } from '../../testing/moving-clock';
import { LabelLedger } from '../label';
import { verifyLedger } from '../ledger';
import { doWhatIsDue } from '.';
import { doJobOfTheDay, type ScheduledJob } from './scheduled-job.command';

const FIRST_DAY = '2026-11-22';
/** After every label of the sample data has ended. */
const LAST_DAY = '2029-12-31';
const DAYS_A_STEP = 10;
const REPLICAS = 3;

const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });
// Certificates are issued with an award: nothing that falls due awards a label.
const noCertificates: ConstructorParameters<typeof LabelLedger>[0] = {
  findCertified: () => Promise.resolve(new Map()),
  certify: () => Promise.resolve(() => Promise.resolve()),
};
const jobs = scheduledJobs(new LabelLedger(noCertificates), {
  eventRetentionDays: 3_650,
});

interface Played extends RunningAccreditation {
  readonly clock: MovingClock;
  readonly dataSource: DataSource;
  readonly inTransaction: InTransaction;
}

async function start(): Promise<Played> {
  const clock = movingClock(FIRST_DAY);
  const running = await startAccreditation(clock);
  const dataSource = await createAccreditationDataSource(running.url).initialize();
  return {
    ...running,
    clock,
    dataSource,
    inTransaction: transactionsOf(dataSource),
    stop: async () => {
      await dataSource.destroy();
      await running.stop();
    },
  };
}

const play = (played: Played): Promise<void> => doWhatIsDue({ jobs, logger }, played);

const EXPIRIES = `
  select label_number as label, effective_from as "effectiveFrom", count(*)::integer as records,
    max((decided_at at time zone 'Europe/Paris')::date) as "recordedOn"
  from accreditation.ledger_record
  where outcome = 'EXPIRED' and authority = 'CLOCK' and decided_at >= '2026-11-22'
  group by label_number, effective_from
  order by effective_from, label_number
`;

interface Expiry {
  readonly label: string;
  readonly effectiveFrom: IsoDate;
  readonly records: number;
  readonly recordedOn: IsoDate;
}

const whatAndWhen = async ({ dataSource }: Played): Promise<unknown> =>
  (await dataSource.query<Expiry[]>(EXPIRIES)).map(({ label, effectiveFrom }) => [
    label,
    effectiveFrom,
  ]);

const LAPSES = `
  select application_id as file, count(*)::integer as times
  from accreditation.application_event
  where to_state = 'LAPSED' and at >= '2026-11-22'
  group by application_id
  order by application_id
`;

describe('what falls due with the days', () => {
  let stepwise: Played;
  let atOnce: Played;

  beforeAll(async () => {
    [stepwise, atOnce] = [await start(), await start()];
  });

  afterAll(async () => {
    await stepwise?.stop();
    await atOnce?.stop();
  });

  it('invariant 27: is done once by several replicas, day by day over years, and the ledger is whole', async () => {
    for (let day = FIRST_DAY as IsoDate; day < LAST_DAY; day = addDays(day, DAYS_A_STEP)) {
      stepwise.clock.moveTo(day);
      await Promise.all(Array.from({ length: REPLICAS }, () => play(stepwise)));
    }
    stepwise.clock.moveTo(LAST_DAY);
    await play(stepwise);
    const expiries = await stepwise.dataSource.query<Expiry[]>(EXPIRIES);
    expect(expiries.length).toBeGreaterThan(30);
    for (const { records, effectiveFrom, recordedOn } of expiries) {
      expect(records).toBe(1);
      expect(recordedOn >= effectiveFrom).toBe(true);
      expect(recordedOn < addDays(effectiveFrom, DAYS_A_STEP)).toBe(true);
    }
    expect(await stepwise.dataSource.query(LAPSES)).toEqual([
      { file: 'app-demo-incomplete', times: 1 },
      { file: 'app-demo-overdue', times: 1 },
    ]);
    expect(await verifyLedger(stepwise.dataSource)).toMatchObject({ broken: null });
  }, 180_000);

  it('invariant 28: comes to the same when nobody looked for years', async () => {
    atOnce.clock.moveTo(LAST_DAY);
    await play(atOnce);
    expect(await whatAndWhen(atOnce)).toEqual(await whatAndWhen(stepwise));
    expect(await atOnce.dataSource.query(LAPSES)).toEqual(await stepwise.dataSource.query(LAPSES));
  });
});

describe('a job', () => {
  let played: Played;
  let noted: string[];

  beforeAll(async () => {
    played = await start();
    await played.dataSource.query('create table accreditation.noted (what text not null)');
  });

  afterAll(() => played?.stop());

  beforeEach(() => {
    noted = [];
  });

  /** Notes as many things as there are, in its own transaction. */
  const jobOf = (name: string, count: number): ScheduledJob<string> => ({
    name,
    doSome: async ({ database, limit }) => {
      const rows = await database.query<{ what: string }[]>(
        `insert into accreditation.noted (what)
        select $1 || ' ' || n from generate_series(1, $2::integer) n
        where not exists (select from accreditation.noted where what = $1 || ' ' || n)
        limit $3 returning what`,
        [name, count, limit],
      );
      noted.push(...rows.map(({ what }) => what));
      return rows.map(({ what }) => what);
    },
  });

  const countOf = async (name: string): Promise<number> => {
    const [row] = await played.dataSource.query<{ count: number }[]>(
      'select count(*)::integer as count from accreditation.noted where what like $1',
      [`${name} %`],
    );
    return row?.count ?? 0;
  };

  it('is done in portions, and once a day', async () => {
    const job = jobOf('many', 120);
    expect(await doJobOfTheDay(job, played)).toHaveLength(120);
    expect(await countOf('many')).toBe(120);
    await played.dataSource.query("delete from accreditation.noted where what like 'many %'");
    expect(await doJobOfTheDay(job, played)).toEqual([]);
    played.clock.moveTo('2026-11-23');
    expect(await doJobOfTheDay(job, played)).toHaveLength(120);
  });

  it('begun by somebody who ended between claim and effect, or after the effect, is done by the next', async () => {
    const job = jobOf('cut', 3);
    for (const doSome of [
      () => Promise.reject(new Error('ended')),
      async (portion) => {
        await job.doSome(portion);
        throw new Error('ended');
      },
    ] satisfies ScheduledJob['doSome'][]) {
      await expect(doJobOfTheDay({ ...job, doSome }, played)).rejects.toThrow('ended');
      expect(await countOf('cut')).toBe(0);
    }
    expect(await doJobOfTheDay(job, played)).toHaveLength(3);
    expect(await countOf('cut')).toBe(3);
  });

  it('stops between two portions when it is told to, and goes on there', async () => {
    const stop = new AbortController();
    const job = jobOf('stopped', 120);
    const stopping: ScheduledJob<string> = {
      ...job,
      doSome: (portion) => {
        stop.abort();
        return job.doSome(portion);
      },
    };
    expect(await doJobOfTheDay(stopping, { ...played, signal: stop.signal })).toHaveLength(50);
    expect(await countOf('stopped')).toBe(50);
    expect(await doJobOfTheDay(job, played)).toHaveLength(70);
  });

  it('that fails keeps no other from its work, and is tried again', async () => {
    const failing = { name: 'failing', doSome: () => Promise.reject(new Error('wrong')) };
    const schedule = { jobs: [failing, jobOf('beside', 1)], logger };
    await doWhatIsDue(schedule, played);
    expect(noted).toEqual(['beside 1']);
    const mended = { ...schedule, jobs: [jobOf('failing', 1), jobOf('beside', 1)] };
    await doWhatIsDue(mended, played);
    expect(noted).toEqual(['beside 1', 'failing 1']);
  });
});
