import { execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VERSIONS = '/usr/lib/postgresql';
const ROOT_USER = 0;

/** A PostgreSQL server of a test's own, which the test may stop hard and start again. */
export interface RestartablePostgres {
  readonly url: string;
  start(): Promise<void>;
  /** Without a checkpoint, without waiting for anybody: as a crash of the server would. */
  stopHard(): Promise<void>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

/** Folder with the server's programs of the newest version installed here; null for none. */
export function findPostgres(): string | null {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  const folders = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(VERSIONS, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** Initialised and started, with the settings of PostgreSQL itself: what is committed is on disk. */
export async function startRestartablePostgres(binaries: string): Promise<RestartablePostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'apogee-postgres-'));
  const user = userFor(folder);
  const data = join(folder, 'data');
  const options = { cwd: folder, ...user };
  const run = (program: string, ...args: readonly string[]): Promise<void> =>
    runProgram(join(binaries, program), args, options);
  await run('initdb', '-D', data, '-U', 'apogee', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8');
  const port = await freePort();
  const start = (): Promise<void> =>
    run('pg_ctl', 'start', '-w', '-D', data, '-o', `-p ${port} -h 127.0.0.1 -k ''`, '-l', 'log');
  const stopHard = (): Promise<void> => run('pg_ctl', 'stop', '-D', data, '-m', 'immediate');
  await start();
  return {
    url: `postgres://apogee@127.0.0.1:${port}/postgres`,
    start,
    stopHard,
    remove: async () => {
      await stopHard();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** Waits for its exit, not for its output: the server that it starts would keep that open. */
async function runProgram(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): Promise<void> {
  const child = spawn(program, args, { ...options, stdio: 'ignore' });
  await once(child, 'exit');
  if (child.exitCode !== 0) {
    throw new Error(`${program} ended with status ${child.exitCode}`);
  }
}

/** PostgreSQL refuses to run as root, so root hands it to the user that its package makes. */
function userFor(folder: string): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== ROOT_USER) {
    return {};
  }
  const user = { uid: idOfPostgres('-u'), gid: idOfPostgres('-g') };
  chownSync(folder, user.uid, user.gid);
  return user;
}

function idOfPostgres(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(address !== null && typeof address === 'object' ? address.port : 0),
      );
    });
  });
}
