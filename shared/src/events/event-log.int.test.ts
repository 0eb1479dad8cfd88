import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { EventContract } from '../contracts';
import { createDataSource, type InTransaction, prepareDatabase, transactionsOf } from '../database';
import { createLogger } from '../logger';
import { createTestDatabase, type TestDatabase } from '../testing';
import {
  type ConsumerSettings,
  cursorOf,
  type EventConsumer,
  EventLog,
  type EventPosition,
  type LoggedEvent,
  positionOf,
  recordEvent,
  removeOldEvents,
  rewindConsumer,
  runConsumer,
} from '.';

const moved: EventContract<{ to: number }> = {
  type: 'test.moved',
  version: 1,
  summary: 'Something moved.',
  subject: 'Name.',
  payload: z.object({ to: z.int() }),
};
const stopped: EventContract<object> = { ...moved, type: 'test.stopped', payload: z.object({}) };

const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });
let database: TestDatabase;
let dataSource: DataSource;
let inTransaction: InTransaction;
let log: EventLog;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = createDataSource({
    url: database.url,
    schema: 'mover',
    entities: [],
    migrations: [],
    poolSize: 12,
  });
  await prepareDatabase(dataSource, 'mover');
  await dataSource.query('create table mover.place (number integer)');
  inTransaction = transactionsOf(dataSource);
  log = new EventLog(dataSource, logger);
});

afterAll(async () => {
  await log.close();
  await dataSource.destroy();
  await database.drop();
});

function move(to: number, subject = 'a'): Promise<string> {
  return inTransaction(async (transaction) => {
    await transaction.query('insert into mover.place values ($1)', [to]);
    return recordEvent(transaction, moved, { subject, occurredAt: new Date(), payload: { to } });
  });
}

function stop(subject: string): Promise<string> {
  return inTransaction((transaction) =>
    Promise.resolve(
      recordEvent(transaction, stopped, { subject, occurredAt: new Date(), payload: {} }),
    ),
  );
}

/** Reads on until `count` events have come. */
async function follow(
  after: EventPosition,
  count: number,
  types?: readonly string[],
): Promise<readonly LoggedEvent[]> {
  const ending = new AbortController();
  const events: LoggedEvent[] = [];
  const filter = types === undefined ? {} : { types };
  for await (const batch of log.follow(after, { ...filter, signal: ending.signal, batchSize: 7 })) {
    events.push(...batch.events);
    if (events.length >= count) {
      ending.abort();
    }
  }
  return events;
}

const seqs = (events: readonly LoggedEvent[]): number[] => events.map(({ seq }) => seq);
const range = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + index);

describe('the event log', () => {
  it('tells every committed event once, in order and without holes, while several write and some roll back', async () => {
    const start = await log.end();
    const reading = follow(start, 60);
    const told: string[] = [];
    const writer = async (one: number): Promise<void> => {
      for (let step = 0; step < 15; step++) {
        const doomed = inTransaction(async (transaction) => {
          recordEvent(transaction, moved, {
            subject: 'doomed',
            occurredAt: new Date(),
            payload: { to: step },
          });
          await transaction.query('select 1');
          throw new Error('rolled back');
        });
        await expect(doomed).rejects.toThrow('rolled back');
        told.push(await move(step, `writer ${one}`));
      }
    };
    await Promise.all([1, 2, 3, 4].map(writer));
    const events = await reading;
    expect(seqs(events)).toEqual(range(start.seq + 1, 60));
    expect(events.map(({ id }) => id).toSorted()).toEqual(told.toSorted());
    for (const one of [1, 2, 3, 4]) {
      const own = events.filter(({ subject }) => subject === `writer ${one}`);
      expect(own.map(({ payload }) => payload)).toEqual(range(0, 15).map((to) => ({ to })));
    }
  });

  it('keeps the order in which a transaction recorded, and numbers the events of each type', async () => {
    const start = await log.end();
    await inTransaction(async (transaction) => {
      const occurredAt = new Date('2026-11-29T08:00:00.123Z');
      recordEvent(transaction, stopped, { subject: 'x', occurredAt, payload: {} });
      recordEvent(transaction, moved, { subject: 'x', occurredAt, payload: { to: 1 } });
      await transaction.query('select 1');
      recordEvent(transaction, stopped, { subject: 'y', occurredAt, payload: {} });
    });
    const { events, reachedEnd } = await log.read(start);
    expect(reachedEnd).toBe(true);
    const [first, second, third] = events;
    expect(events.map(({ type, subject }) => [type, subject])).toEqual([
      ['test.stopped', 'x'],
      ['test.moved', 'x'],
      ['test.stopped', 'y'],
    ]);
    expect(third?.number).toBe((first?.number ?? 0) + 1);
    expect(second).toMatchObject({ occurredAt: new Date('2026-11-29T08:00:00.123Z'), version: 1 });
  });

  it('holds nothing of a payload that breaks its contract, nor of the fact beside it', async () => {
    const start = await log.end();
    const before: unknown = await dataSource.query('select count(*) from mover.place');
    await expect(
      inTransaction(async (transaction) => {
        await transaction.query('insert into mover.place values (1)');
        const payload = { to: 0.5 };
        recordEvent(transaction, moved, { subject: 'a', occurredAt: new Date(), payload });
      }),
    ).rejects.toThrow('expected int');
    expect(await log.end()).toEqual(start);
    expect(await dataSource.query('select count(*) from mover.place')).toEqual(before);
  });

  it('refuses to change, delete, truncate or skip', async () => {
    await move(1);
    for (const statement of [
      "update events.event set subject = 'other'",
      'delete from events.event',
      'truncate events.event',
    ]) {
      await expect(dataSource.query(statement)).rejects.toThrow('append-only');
    }
    const copy = `
      insert into events.event (seq, id, type, version, number, subject, occurred_at, payload)
      select seq + $1, gen_random_uuid(), type, version, number + $2, subject, occurred_at, payload
      from events.event order by seq desc limit 1
    `;
    await expect(dataSource.query(copy, [2, 1])).rejects.toThrow('follows the last one');
    await expect(dataSource.query(copy, [1, 2])).rejects.toThrow('the last one of its type');
  });

  it('gives a reader of some types or subjects just these, and a position beyond the others', async () => {
    const start = await log.end();
    await move(1, 'p');
    await stop('p');
    await move(2, 'q');
    const end = await log.end();
    const types = ['test.moved'];
    const ofType = await log.read(start, { types });
    expect(ofType.events.map(({ payload }) => payload)).toEqual([{ to: 1 }, { to: 2 }]);
    const about = await log.read(start, { types: ['test.moved', 'test.stopped'], subjects: ['p'] });
    expect(about.events.map(({ type }) => type)).toEqual(['test.moved', 'test.stopped']);
    expect(about.position).toEqual(end);
    const none = await log.read(start, { types: ['test.never'] });
    expect(none).toEqual({ events: [], position: end, reachedEnd: true });
  });

  it('invariant 34: pages of any size, cut at any cursor, make up the whole log', async () => {
    const start = await log.end();
    for (let to = 0; to < 12; to++) {
      await (to % 3 === 0 ? stop(`s${to % 2}`) : move(to, `s${to % 2}`));
    }
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 12, maxLength: 12 });
    const filter = fc.constantFrom(undefined, ['test.moved'], ['test.moved', 'test.stopped']);
    await fc.assert(
      fc.asyncProperty(sizes, filter, async (batchSizes, types) => {
        const options = types === undefined ? {} : { types };
        const whole = await log.read(start, options);
        const parts: number[] = [];
        let cursor = cursorOf(start);
        for (const batchSize of batchSizes) {
          const { events, position } = await log.read(positionOf(cursor), {
            ...options,
            batchSize,
          });
          parts.push(...seqs(events));
          cursor = cursorOf(position);
        }
        expect(parts).toEqual(seqs(whole.events));
      }),
      { numRuns: 25 },
    );
  });

  it('wakes who waits even if no call for him ever arrives', async () => {
    // Nothing listens at this address: the calls of the database are lost.
    const deaf = new EventLog(
      Object.assign(Object.create(dataSource) as DataSource, {
        options: { ...dataSource.options, url: 'postgres://nobody@127.0.0.1:1/none' },
      }),
      logger,
    );
    const start = await deaf.end();
    const ending = new AbortController();
    const woken = deaf.tail.beyond(start.seq, ending.signal);
    await move(5);
    await woken;
    expect((await deaf.read(start)).events).toHaveLength(1);
    await deaf.close();
  });

  it('lets go of a reader who leaves', async () => {
    const leaving = new AbortController();
    const reading = log.follow(await log.end(), { signal: leaving.signal });
    expect((await reading.next()).value).toMatchObject({ events: [], reachedEnd: true });
    const next = reading.next();
    leaving.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });
});

describe('a cursor', () => {
  it('is refused when it is none, and when it is of another log', async () => {
    expect(() => positionOf('rubbish')).toThrow('after: must be a cursor');
    const { seq } = await log.end();
    const foreign = cursorOf({ seq, id: (await log.beginning()).id });
    await expect(log.read(positionOf(foreign))).rejects.toMatchObject({
      code: 'EVENT_CURSOR_UNKNOWN',
    });
  });

  it('is refused when the log was restored to a state before it, at once and after it went on', async () => {
    await move(1);
    const kept = await log.end();
    await move(2);
    const lost = await log.end();
    await dataSource.query('alter table events.event disable trigger user');
    await dataSource.query('delete from events.event where seq > $1', [kept.seq]);
    await dataSource.query('alter table events.event enable trigger user');
    const refused = { code: 'EVENT_CURSOR_UNKNOWN', details: { argument: 'after' } };
    await expect(log.read(lost)).rejects.toMatchObject(refused);
    await move(3);
    await expect(log.read(lost)).rejects.toMatchObject(refused);
    expect((await log.read(kept)).events.map(({ payload }) => payload)).toEqual([{ to: 3 }]);
  });

  it('is refused by name when events after it were removed; the beginning still tells how things stand', async () => {
    await move(1, 'settled');
    const old = await log.end();
    await move(2, 'settled');
    await move(3, 'settled');
    const latest = await log.end();
    await move(4, 'recent');
    const later = new Date((await recordedAt(latest.seq)).getTime() + 1);
    expect(await removeOldBefore(later)).toBeGreaterThan(0);
    await expect(log.read(old)).rejects.toMatchObject({ code: 'EVENT_CURSOR_EXPIRED' });
    expect((await log.read(latest)).events).toHaveLength(1);
    const all = await log.read(await log.beginning(), { types: ['test.moved'], batchSize: 500 });
    const settled = all.events.filter(({ subject }) => subject === 'settled');
    expect(settled.map(({ payload }) => payload)).toEqual([{ to: 3 }]);
    // One by one as well: a cursor from before `whole` is good for who began at the beginning.
    const oneByOne: number[] = [];
    let position = await log.beginning();
    for (let reachedEnd = false; !reachedEnd; ) {
      const batch = await log.read(positionOf(cursorOf(position)), { batchSize: 1 });
      oneByOne.push(...seqs(batch.events));
      ({ position, reachedEnd } = batch);
    }
    expect(oneByOne).toEqual(seqs((await log.read(await log.beginning())).events));
    // The numbers go on.
    await move(5, 'recent');
    expect((await log.end()).seq).toBe(latest.seq + 2);
  });
});

const removeOldBefore = (recordedBefore: Date): Promise<number> =>
  inTransaction((transaction) => removeOldEvents(transaction, { recordedBefore, limit: 1_000 }));

async function recordedAt(seq: number): Promise<Date> {
  const [row] = await dataSource.query<{ at: Date }[]>(
    'select recorded_at as at from events.event where seq = $1',
    [seq],
  );
  return row?.at ?? new Date(0);
}

const settings = (): ConsumerSettings => ({ log, inTransaction, logger });

/** Writes what it was told into a table, in the transaction that moves its checkpoint. */
function noting(name: string, before: (count: number) => void = () => undefined): EventConsumer {
  return {
    name,
    filter: { types: ['test.moved'] },
    batchSize: 3,
    handle: async (transaction, events) => {
      for (const { seq } of events) {
        await transaction.query('insert into mover.noted values ($1, $2)', [name, seq]);
      }
      before(events.length);
    },
  };
}

const noted = async (name: string): Promise<number[]> => {
  const rows = await dataSource.query<{ seq: number }[]>(
    'select seq from mover.noted where name = $1 order by position',
    [name],
  );
  return rows.map(({ seq }) => seq);
};

async function expectNoted(name: string, expected: readonly number[]): Promise<void> {
  while ((await noted(name)).length < expected.length) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await noted(name)).toEqual(expected);
}

const allMoves = async (): Promise<number[]> =>
  seqs((await log.read(await log.beginning(), { types: ['test.moved'], batchSize: 999 })).events);

describe('a consumer', () => {
  beforeAll(async () => {
    await dataSource.query(
      'create table mover.noted (name text, seq bigint, position bigint generated always as identity)',
    );
  });

  it('of whom two replicas run has everything done once and in order', async () => {
    const replicas = [1, 2].map(() => runConsumer(noting('twin'), settings()));
    await Promise.all(range(0, 10).map((to) => move(to, 'twins')));
    await expectNoted('twin', await allMoves());
    await Promise.all(replicas.map((replica) => replica.close()));
  });

  it('goes on where its work was last done, after failures half way', async () => {
    let failures = 2;
    const failing = noting('failing', () => {
      if (failures-- > 0) {
        throw new Error('fell over');
      }
    });
    const running = runConsumer(failing, settings());
    const moves = await allMoves();
    await expectNoted('failing', moves);
    await running.close();
    await move(77);
    const again = runConsumer(noting('failing'), settings());
    await expectNoted('failing', await allMoves());
    await again.close();
  });

  it('reads all of it again when it is rewound, and is told how far it is behind', async () => {
    const moves = await allMoves();
    await inTransaction((transaction) => rewindConsumer(transaction, 'twin'));
    const progress = (await log.consumers()).find(({ name }) => name === 'twin');
    expect(progress).toMatchObject({ seq: 0, behind: (await log.end()).seq });
    await dataSource.query("delete from mover.noted where name = 'twin'");
    const running = runConsumer(noting('twin'), settings());
    await expectNoted('twin', moves);
    await running.close();
  });

  it('keeps events that it has not read from being removed', async () => {
    await move(1, 'kept');
    const { seq } = await log.end();
    await move(2, 'kept');
    await move(3, 'kept');
    await removeOldBefore(new Date(Date.now() + 60_000));
    expect(await allMoves()).toContain(seq);
  });
});
