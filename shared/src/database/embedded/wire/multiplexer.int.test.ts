import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Pool, type PoolClient } from 'pg';
import { createTestDataFolder, type TestDataFolder } from '../../../testing/embedded-test-database';
import { type OpenDatabase, openDatabase } from '../../open-database';

const LOCK_WAIT_MS = 600;

let folder: TestDataFolder;
let database: OpenDatabase;
let pool: Pool;

beforeAll(async () => {
  folder = await createTestDataFolder();
  database = await openDatabase({
    databaseUrl: null,
    dataDir: folder.dataDir,
    onProgress: () => undefined,
    lockWaitMs: LOCK_WAIT_MS,
  });
  pool = new Pool({ connectionString: database.url, max: 8 });
  await pool.query('create table counter (id int primary key, value int not null)');
  await pool.query('insert into counter values (1, 0)');
});

afterAll(async () => {
  await pool.end();
  await database.close();
  await folder.remove();
});

it('runs the transactions of 8 connections one after the other', async () => {
  const increments = Array.from({ length: 8 }, () => inTransaction(pool, increment));
  await Promise.all(increments.map(async (work) => work));
  expect(await valueOf(1)).toBe(8);
});

it('keeps statements of the same name apart on two connections', async () => {
  const [first, second] = await connected(2);
  const asNumber = { name: 'answer', text: 'select $1::int as answer' };
  const asText = { name: 'answer', text: 'select upper($1::text) as answer' };
  const ask = async (
    client: Client,
    statement: typeof asNumber,
    value: unknown,
  ): Promise<unknown> =>
    (await client.query<{ answer: unknown }>({ ...statement, values: [value] })).rows[0]?.answer;
  expect(await ask(first, asNumber, 7)).toBe(7);
  expect(await ask(second, asText, 'seven')).toBe('SEVEN');
  expect(await ask(first, asNumber, 8)).toBe(8);
  expect(await ask(second, asText, 'eight')).toBe('EIGHT');
  await Promise.all([first.end(), second.end()]);
});

it('drops the prepared statements of a connection that ends', async () => {
  const [client] = await connected(1);
  await client.query({ name: 'short-lived', text: 'select 1' });
  await client.end();
  await expect(prepared('%short-lived')).resolves.toEqual([]);
});

it('keeps the unnamed statements of two connections apart when they take turns', async () => {
  const [first, second] = [
    await RawClient.login(database.url),
    await RawClient.login(database.url),
  ];
  await first.exchange([message('P', '\0select 41 + 1\0\0\0'), message('S')]);
  await second.exchange([message('P', '\0select 70 + 7\0\0\0'), message('S')]);
  await pool.query('select $1::text', ['a third one parses an unnamed statement']);
  const run = [bindUnnamed, message('E', '\0\0\0\0\0'), message('S')];
  const answers = [
    await first.exchange(run),
    await second.exchange(run),
    await first.exchange(run),
  ];
  expect(answers.map(({ types }) => types)).toEqual(['2DCZ', '2DCZ', '2DCZ']);
  expect(answers.map(({ text }) => /42|77/.exec(text)?.[0])).toEqual(['42', '77', '42']);
  first.end();
  second.end();
});

it('delivers a notification to the connections that listen to its channel, and to no other', async () => {
  const [first, second, third] = await connected(3);
  const heard: string[] = [];
  for (const [name, client] of Object.entries({ first, second, third })) {
    client.on('notification', ({ payload }) => heard.push(`${name}: ${payload ?? ''}`));
  }
  await first.query('listen label_awarded');
  await second.query('listen label_awarded');
  await third.query('listen "another channel"');
  await pool.query("select pg_notify('label_awarded', 'DEMO-2024-0001')");
  await second.query('unlisten label_awarded');
  await pool.query("select pg_notify('label_awarded', 'DEMO-2024-0002')");
  await sleep(50);
  expect(heard.toSorted()).toEqual([
    'first: DEMO-2024-0001',
    'first: DEMO-2024-0002',
    'second: DEMO-2024-0001',
  ]);
  await Promise.all([first.end(), second.end(), third.end()]);
});

it('delivers no notification of a transaction that was rolled back', async () => {
  const [listener] = await connected(1);
  const heard: unknown[] = [];
  listener.on('notification', ({ payload }) => heard.push(payload));
  await listener.query('listen decisions');
  await pool.query("begin; select pg_notify('decisions', 'never'); rollback");
  await pool.query("select pg_notify('decisions', 'once')");
  await sleep(50);
  expect(heard).toEqual(['once']);
  await listener.end();
});

it('refuses COPY FROM STDIN in the simple and in the extended protocol, and goes on', async () => {
  const refusal = {
    code: '57014',
    message: expect.stringContaining('does not take COPY') as string,
  };
  await expect(pool.query('copy counter from stdin')).rejects.toMatchObject(refusal);
  const [client] = await connected(1);
  const extended = { name: 'copy-in', text: 'copy counter from stdin' };
  await expect(client.query(extended)).rejects.toMatchObject(refusal);
  await expect(client.query('select 1 as one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
  await client.end();
});

it('rolls back what a connection had open when it goes away', async () => {
  const [client] = await connected(1);
  await client.query('begin');
  await client.query('insert into counter values (2, 0)');
  client.on('error', () => undefined);
  const { stream } = client.connection as unknown as { stream: { destroy: () => void } };
  stream.destroy();
  expect(await valueOf(2)).toBeNull();
});

it('recovers a connection from a failed transaction', async () => {
  const client = await pool.connect();
  await client.query('begin');
  await expect(client.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
  await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' });
  await client.query('rollback');
  await expect(client.query('select 1 as one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
  client.release();
});

it('fails a statement that waits too long for a transaction, and serves its connection afterwards', async () => {
  const holder = await pool.connect();
  const waiter = await pool.connect();
  await holder.query('begin');
  await expect(waiter.query('select $1::int', [1])).rejects.toMatchObject({ code: '55P03' });
  await expect(waiter.query('select 1')).rejects.toMatchObject({ code: '55P03' });
  await holder.query('commit');
  await expect(waiter.query('select 2 as two')).resolves.toMatchObject({ rows: [{ two: 2 }] });
  holder.release();
  waiter.release();
});

it('hands over 200,000 rows and one value of 20 MB', async () => {
  const rows = await pool.query('select n from generate_series(1, 200000) as n');
  expect(rows.rows.at(-1)).toEqual({ n: 200_000 });
  const large = await pool.query<{ text: string }>("select repeat('x', 20000000) as text");
  expect(large.rows[0]?.text.length).toBe(20_000_000);
});

it('takes a parameter of 20 MB', async () => {
  const text = 'é'.repeat(10_000_000);
  const { rows } = await pool.query<{ bytes: number }>('select octet_length($1::text) as bytes', [
    text,
  ]);
  expect(rows).toEqual([{ bytes: 20_000_000 }]);
});

it('pages through a cursor', async () => {
  const pages = await inTransaction(pool, async (client) => {
    await client.query('declare numbers cursor for select n from generate_series(1, 5) as n');
    const first = await client.query('fetch 3 from numbers');
    const second = await client.query('fetch 3 from numbers');
    return [first.rows.length, second.rows.length];
  });
  expect(pages).toEqual([3, 2]);
});

it('lets nobody in without the password of the data folder', async () => {
  const url = new URL(database.url);
  url.password = 'guessed';
  const client = new Client({ connectionString: url.href });
  await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
});

it('refuses encryption in the way clients understand', async () => {
  const client = new Client({ connectionString: database.url, ssl: true });
  await expect(client.connect()).rejects.toThrow('does not support SSL');
});

it('ends a connection that sends nonsense, and no other', async () => {
  const raw = await RawClient.login(database.url);
  const answer = await raw.exchange([message('?', 'nonsense')]);
  expect(answer.text).toContain('invalid message type');
  await expect(pool.query('select 1 as one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
});

async function inTransaction<T>(from: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await from.connect();
  await client.query('begin');
  const result = await work(client);
  await client.query('commit');
  client.release();
  return result;
}

async function increment(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ value: number }>('select value from counter where id = 1');
  await sleep(10);
  await client.query('update counter set value = $1 where id = 1', [(rows[0]?.value ?? 0) + 1]);
}

async function valueOf(id: number): Promise<number | null> {
  const { rows } = await pool.query<{ value: number }>('select value from counter where id = $1', [
    id,
  ]);
  return rows[0]?.value ?? null;
}

async function prepared(pattern: string): Promise<unknown[]> {
  const { rows } = await pool.query<{ name: string }>(
    'select name from pg_prepared_statements where name like $1',
    [pattern],
  );
  return rows;
}

async function connected<Count extends 1 | 2 | 3>(count: Count): Promise<Clients[Count]> {
  const clients = Array.from(
    { length: count },
    () => new Client({ connectionString: database.url }),
  );
  await Promise.all(clients.map((client) => client.connect()));
  return clients as unknown as Clients[Count];
}

interface Clients {
  readonly 1: [Client];
  readonly 2: [Client, Client];
  readonly 3: [Client, Client, Client];
}

function message(type: string, body = ''): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, Buffer.from(body, 'latin1')]);
}

const bindUnnamed = message('B', '\0'.repeat(8));

/** Speaks the protocol by hand, for what the pg package never sends. */
class RawClient {
  private constructor(private readonly socket: ReturnType<typeof connect>) {}

  static async login(address: string): Promise<RawClient> {
    const { port, password } = new URL(address);
    const client = new RawClient(connect(Number(port), '127.0.0.1'));
    const startup = Buffer.from('\0\0\0\x15\0\x03\0\0user\0postgres\0\0', 'latin1');
    startup.writeInt32BE(startup.length, 0);
    client.socket.write(startup);
    await client.exchange([message('p', `${password}\0`)]);
    return client;
  }

  /** Sends messages and collects the answer up to ReadyForQuery or the end. */
  exchange(messages: readonly Buffer[]): Promise<{ types: string; text: string }> {
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      const read = (chunk: Buffer): void => {
        chunks.push(chunk);
        const types = typesOf(Buffer.concat(chunks));
        if (!/Z$|^E$/.test(types)) return;
        this.socket.off('data', read);
        resolve({ types, text: Buffer.concat(chunks).toString('latin1') });
      };
      this.socket.on('data', read);
      this.socket.write(Buffer.concat(messages));
    });
  }

  end(): void {
    this.socket.destroy();
  }
}

function typesOf(answer: Buffer): string {
  let types = '';
  for (let offset = 0; offset + 5 <= answer.length; offset += 1 + answer.readInt32BE(offset + 1)) {
    types += String.fromCharCode(answer[offset] ?? 0);
  }
  return types;
}
