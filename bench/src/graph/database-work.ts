import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Client } from 'pg';
import { parseProcessStat, readUsage } from '../harness/process-usage';

/** Processor seconds that a database has used for its clients, as far as `/proc` shows: one call, one reading. */
export type ReadDatabaseSeconds = () => Promise<number>;

const FIND_BACKENDS = `
  /* bench.findBackends */
  select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
`;

/**
 * Sums over the server's processes that serve this database. A process that ended keeps what it had used when last
 * read. Only for a server on this machine; parallel workers are switched off in databases of the bench, because
 * nobody can read them once they have ended.
 */
export function secondsOfServer(client: Client): ReadDatabaseSeconds {
  const seconds = new Map<number, number>();
  return async () => {
    const { rows } = await client.query<{ pid: number }>(FIND_BACKENDS);
    for (const { pid } of rows) {
      seconds.set(pid, Math.max(seconds.get(pid) ?? 0, secondsOf(pid)));
    }
    return [...seconds.values()].reduce((sum, value) => sum + value, 0);
  };
}

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** 0 for a process that has ended since the server listed it. */
function secondsOf(pid: number): number {
  try {
    return parseProcessStat(readFileSync(`/proc/${pid}/stat`, 'utf8')).cpuTicks / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}

/** The embedded engine is one process, told by its arguments. */
export function secondsOfEmbedded(dataDir: string): ReadDatabaseSeconds {
  const pid = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((name) => isServerOf(name, dataDir));
  return () => Promise.resolve(pid === undefined ? Number.NaN : readUsage(Number(pid)).cpuSeconds);
}

function isServerOf(pid: string, dataDir: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes('embedded/server') && command.includes(dataDir);
  } catch {
    return false;
  }
}
