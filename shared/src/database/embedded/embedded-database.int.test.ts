import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { ConfigurationError } from '../../errors';
import { createTestDataFolder, type TestDataFolder } from '../../testing/embedded-test-database';
import { type OpenDatabase, openDatabase } from '../open-database';
import { folderHolder } from './folder-lock';

/** PostgreSQL's own note in `global/pg_control`: 1 says that it was shut down in order. */
const SHUT_DOWN = 1;

let folder: TestDataFolder;
const writers: ChildProcess[] = [];
const temporaryFolders: string[] = [];

beforeEach(async () => {
  folder = await createTestDataFolder();
});

afterEach(async () => {
  for (const writer of writers.splice(0)) writer.kill('SIGKILL');
  await folder.remove();
  for (const path of temporaryFolders.splice(0)) rmSync(path, { recursive: true });
});

it('gives several openers one server, which ends in order soon after the last one', async () => {
  const [first, second] = await Promise.all([open(), open()]);
  expect(second.url).toBe(first.url);
  await first.close();
  await expect(folderHolder(folder.dataDir)).resolves.not.toBeNull();
  await second.close();
  await expect(folderHolder(folder.dataDir)).resolves.toBeNull();
  expect(controlState(folder.dataDir)).toBe(SHUT_DOWN);
});

it('brings two processes that start at once onto one server', async () => {
  const [first, second] = [startWriter(0), startWriter(1_000_000)];
  const [{ url: firstUrl }] = (await once(first, 'message')) as [{ url: string }];
  const [{ url: secondUrl }] = (await once(second, 'message')) as [{ url: string }];
  expect(secondUrl).toBe(firstUrl);
  const database = await open();
  expect(database.url).toBe(firstUrl);
  await database.close();
});

it('ends the server when its users were killed, and keeps what they had committed', async () => {
  const writer = startWriter(0);
  const acknowledged = await acknowledgedBeforeKill(writer, 300);
  await vanished();
  expect(controlState(folder.dataDir)).toBe(SHUT_DOWN);
  const database = await open();
  const written = await numbersIn(database);
  await database.close();
  expect(acknowledged.filter((number) => !written.has(number))).toEqual([]);
});

it('loses no acknowledged write when the server is killed again and again, and comes back by itself', async () => {
  const database = await open();
  const pool = new Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  await pool.query('create table written (number int primary key)');
  const acknowledged: number[] = [];
  const enough = new AbortController();
  const write = async (start: number): Promise<void> => {
    for (let number = start; !enough.signal.aborted; number += 4) {
      const result = await pool
        .query('insert into written values ($1)', [number])
        .catch(() => null);
      if (result === null) await sleep(20);
      else acknowledged.push(number);
    }
  };
  const writing = Promise.all([1, 2, 3, 4].map(write));
  try {
    for (let kill = 1; kill <= 4; kill += 1) {
      const target = acknowledged.length + 50;
      await sleepUntil(() => acknowledged.length >= target);
      await sleep(Math.random() * 100);
      await killServer();
    }
  } finally {
    enough.abort();
    await writing;
  }
  await pool.end();
  await database.close();
  const reopened = await open();
  const written = await numbersIn(reopened);
  await reopened.close();
  expect(acknowledged.length).toBeGreaterThanOrEqual(200);
  expect(acknowledged.filter((number) => !written.has(number))).toEqual([]);
}, 60_000);

it('keeps port and password over a restart, and the password from other users', async () => {
  const first = await open();
  await first.close();
  const second = await open();
  await second.close();
  expect(second.url).toBe(first.url);
  expect(statSync(join(folder.dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
});

it('begins a creation again that was killed half-way', async () => {
  writeFileSync(join(folder.dataDir, 'postgres.creating'), '');
  rmSync(join(folder.dataDir, 'postgres', 'global'), { recursive: true });
  const database = await open();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await expect(client.query('select 1 as one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
  await client.end();
  await database.close();
});

it('opens a folder that is new, makes it private, and tells what takes time', async () => {
  const dataDir = join(temporaryFolder(), 'deeper', 'data');
  const progress: string[] = [];
  const database = await openDatabase({
    databaseUrl: null,
    dataDir,
    onProgress: (line) => progress.push(line),
  });
  await database.close();
  expect(progress).toEqual([
    `creating the embedded database in ${dataDir} (once, takes some seconds)`,
  ]);
  expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
});

it('refuses a folder made by another PostgreSQL major', async () => {
  writeFileSync(join(folder.dataDir, 'postgres', 'PG_VERSION'), '16\n');
  await expect(open()).rejects.toThrow(
    /was made by PostgreSQL 16, this version of Apogee reads 18/,
  );
});

it('refuses a folder whose files are not a database, and leaves them alone', async () => {
  const dataDir = temporaryFolder();
  mkdirSync(join(dataDir, 'postgres'));
  writeFileSync(join(dataDir, 'postgres', 'diary.txt'), 'precious');
  await expect(open(dataDir)).rejects.toThrow(ConfigurationError);
  expect(readFileSync(join(dataDir, 'postgres', 'diary.txt'), 'utf8')).toBe('precious');
});

it('refuses a folder that cannot be written to', async () => {
  const file = join(temporaryFolder(), 'a-file');
  writeFileSync(file, '');
  await expect(open(file)).rejects.toThrow(/data folder .* is not writable \(ENOTDIR\)/);
  await expect(open(join(file, 'data'))).rejects.toThrow(
    /data folder .* is not writable \(ENOTDIR\)/,
  );
  await expect(open('/proc/apogee/data')).rejects.toThrow(
    /data folder .* is not writable \(ENOENT\)/,
  );
});

function open(dataDir = folder.dataDir): Promise<OpenDatabase> {
  return openDatabase({ databaseUrl: null, dataDir, onProgress: () => undefined });
}

function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'apogee-test-'));
  temporaryFolders.push(path);
  return path;
}

function startWriter(first: number): ChildProcess {
  const args = ['-r', join(__dirname, 'run-from-source.cjs'), join(__dirname, 'writer.fixture.ts')];
  const writer = spawn(process.execPath, [...args, folder.dataDir, String(first)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  writers.push(writer);
  return writer;
}

async function acknowledgedBeforeKill(writer: ChildProcess, count: number): Promise<number[]> {
  const acknowledged: number[] = [];
  writer.on('message', ({ written }: { written?: number }) => {
    if (written !== undefined) acknowledged.push(written);
    if (acknowledged.length === count) writer.kill('SIGKILL');
  });
  await once(writer, 'exit');
  return acknowledged;
}

async function numbersIn(database: OpenDatabase): Promise<ReadonlySet<number>> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ number: number }>('select number from written');
  await client.end();
  return new Set(rows.map(({ number }) => number));
}

async function sleepUntil(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(20);
}

async function killServer(): Promise<void> {
  const holder = await folderHolder(folder.dataDir);
  if (holder === null) throw new Error('no server to kill');
  process.kill(holder.pid, 'SIGKILL');
}

async function vanished(): Promise<void> {
  while ((await folderHolder(folder.dataDir)) !== null) await sleep(20);
}

/** `state` in PostgreSQL's ControlFileData: after the system identifier and two version numbers. */
function controlState(dataDir: string): number {
  return readFileSync(join(dataDir, 'postgres', 'global', 'pg_control')).readInt32LE(16);
}
