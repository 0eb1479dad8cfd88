import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from '../harness/free-port';
import { Program } from '../harness/processes';

const runFile = promisify(execFile);
const VERSIONS = '/usr/lib/postgresql';
const LONGEST_START_MS = 30_000;
const ASK_AGAIN_MS = 100;
const ROOT_USER = 0;
const INITIAL = ['-U', 'apogee', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'];
const BYTES_A_MEGABYTE = 1024 * 1024;
/** It lives for minutes and nobody mourns it; five stacks have some 90 connections. */
const SETTINGS = [
  'fsync=off',
  // A quarter of the memory, as is advised for a server that has the machine to itself.
  `shared_buffers=${Math.floor(totalmem() / 4 / BYTES_A_MEGABYTE)}MB`,
  'max_wal_size=4GB',
  'max_connections=300',
  // Of a solid-state disk; PostgreSQL's own figure is for disks that turn.
  'random_page_cost=1.1',
];

/** A PostgreSQL server of the bench's own, with PostGIS, in a temporary folder; both end with this process. */
export interface OwnPostgres {
  readonly url: string;
  readonly stop: () => void;
  /** Without a checkpoint, without waiting for anybody: as a crash of the server would. */
  stopHard(): Promise<void>;
  /** After `stopHard`: recovers, and answers at the same address. */
  startAgain(): Promise<void>;
}

/** Folder with `initdb` and `postgres` of the newest version installed here; null for none. */
export function findPostgres(): string | null {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  const folders = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(VERSIONS, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** Throws when it does not start or has no PostGIS. Further settings, `name=value`, go before those of the bench. */
export async function startOwnPostgres(
  binaries: string,
  processors: readonly number[],
  further: readonly string[] = [],
): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'apogee-bench-postgres-'));
  const runAs = await ownerOf(folder);
  const data = join(folder, 'data');
  const initialise = [...runAs, join(binaries, 'initdb'), '-D', data, ...INITIAL];
  execFileSync('env', initialise, { stdio: 'ignore', cwd: folder });
  const port = await freePort();
  const url = `postgres://apogee@127.0.0.1:${port}/postgres`;
  const address = ['-p', String(port), '-h', '127.0.0.1', '-k', ''];
  const settings = [...SETTINGS, ...further].flatMap((setting) => ['-c', setting]);
  const start = async (): Promise<Program> => {
    const started = Program.start({
      name: 'PostgreSQL',
      command: 'env',
      args: [...runAs, join(binaries, 'postgres'), '-D', data, ...address, ...settings],
      folder,
      processors,
    });
    await ready(url, started);
    return started;
  };
  let program: Program | null = null;
  const stop = (): void => {
    program?.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  process.once('exit', stop);
  program = await start();
  return {
    url,
    stop,
    stopHard: async () => {
      const command = [join(binaries, 'pg_ctl'), 'stop', '-D', data, '-m', 'immediate'];
      await runFile('env', [...runAs, ...command], { cwd: folder });
    },
    startAgain: async () => {
      program = await start();
    },
  };
}

/** PostgreSQL refuses to run as root, so root hands it to the user that its package makes, or to nobody. */
async function ownerOf(folder: string): Promise<readonly string[]> {
  if (process.getuid?.() !== ROOT_USER) {
    return [];
  }
  const user = userId('postgres') ?? userId('nobody') ?? 0;
  await chown(folder, user, user);
  const id = String(user);
  return ['setpriv', '--reuid', id, '--regid', id, '--clear-groups', '--pdeathsig', 'KILL'];
}

function userId(name: string): number | null {
  try {
    return Number(
      execFileSync('id', ['-u', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return null;
  }
}

async function ready(url: string, program: Program): Promise<void> {
  const giveUpAt = performance.now() + LONGEST_START_MS;
  while (!(await hasPostgis(url))) {
    if (!program.running || performance.now() > giveUpAt) {
      program.kill();
      throw program.failure('did not start, or has no PostGIS');
    }
    await wait(ASK_AGAIN_MS);
  }
}

async function hasPostgis(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    const { rowCount } = await client.query(
      "select from pg_available_extensions where name = 'postgis'",
    );
    return rowCount === 1;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
