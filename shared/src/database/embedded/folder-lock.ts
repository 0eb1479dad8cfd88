import {
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from '../error-details';
import { isAlive, ownIdentity, type ProcessIdentity, processIdentity } from './process-identity';

const LOCK_FILE = /^lock\.(\d+)$/;
/** How often a holder touches its file, and how long a holder on another host may be silent. */
const HEARTBEAT_MS = 2_000;
const SILENCE_MS = 3 * HEARTBEAT_MS;

export interface FolderLock {
  release(): void;
}

interface Holder {
  readonly generation: number;
  readonly identity: ProcessIdentity | null;
}

/**
 * Locks a folder for this process, or returns null when another process has it.
 *
 * A lock is a file `lock.<n>`; the highest number counts. It is never overwritten or taken over: when its holder
 * is dead, the next one makes `lock.<n+1>`, which the file system lets only one succeed at (a hard link to a
 * finished file, so nobody ever reads half an identity). A process that was slow and made a lower number than
 * another sees the higher one and steps back. So there is no moment at which two processes hold the folder, and a
 * kill -9 leaves nothing to clean up by hand.
 */
export async function lockFolder(folder: string): Promise<FolderLock | null> {
  for (;;) {
    const holder = highest(folder);
    if (holder !== null && (await holds(folder, holder))) return null;
    const generation = (holder?.generation ?? 0) + 1;
    if (!create(folder, generation)) continue;
    if (highest(folder)?.generation === generation) return held(folder, generation);
    rmSync(fileOf(folder, generation), { force: true });
  }
}

/** The living process that holds the folder, if any. It may be one of another host. */
export async function folderHolder(folder: string): Promise<ProcessIdentity | null> {
  const holder = highest(folder);
  return holder !== null && (await holds(folder, holder)) ? holder.identity : null;
}

function held(folder: string, generation: number): FolderLock {
  for (const older of generations(folder).filter((other) => other < generation)) {
    rmSync(fileOf(folder, older), { force: true });
  }
  const path = fileOf(folder, generation);
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS).unref();
  return {
    release: () => {
      clearInterval(heartbeat);
      // Emptied, never removed: numbers must only grow while a slow process may still be looking at an old one.
      replaceFile(path, 'null');
    },
  };
}

function create(folder: string, generation: number): boolean {
  const draft = join(folder, `lock-draft.${process.pid}`);
  writeFileSync(draft, JSON.stringify(ownIdentity()));
  try {
    linkSync(draft, fileOf(folder, generation));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replaceFile(path: string, content: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}

async function holds(folder: string, { generation, identity }: Holder): Promise<boolean> {
  if (identity === null) return false;
  if (identity.host === hostname()) return isAlive(identity);
  return beats(fileOf(folder, generation));
}

/** Clocks of two hosts may differ, so a heartbeat is seen, not calculated. */
async function beats(path: string): Promise<boolean> {
  const before = modified(path);
  await sleep(SILENCE_MS);
  const after = modified(path);
  return after !== null && after !== before;
}

function highest(folder: string): Holder | null {
  const generation = generations(folder).at(-1);
  if (generation === undefined) return null;
  return { generation, identity: read(fileOf(folder, generation)) };
}

function generations(folder: string): number[] {
  const numbers = readdirSync(folder).map((name) => LOCK_FILE.exec(name)?.[1]);
  return numbers
    .filter((text) => text !== undefined)
    .map(Number)
    .toSorted((a, b) => a - b);
}

function read(path: string): ProcessIdentity | null {
  try {
    return processIdentity.nullable().parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function modified(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // The folder is being removed; the lock goes with it.
  }
}

const fileOf = (folder: string, generation: number): string => join(folder, `lock.${generation}`);
