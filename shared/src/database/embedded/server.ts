/**
 * The program of the embedded database server: one process per data folder, started by whoever needs it first and
 * gone soon after the last client has left, however that client ended.
 */
import { randomBytes } from 'node:crypto';
import { messageOf } from '../error-details';
import {
  type Access,
  checkCluster,
  type DataFolder,
  dataFolder,
  readAccess,
  writeAccess,
} from './data-folder';
import { type RunningEngine, startEngine } from './engine';
import { type FolderLock, lockFolder } from './folder-lock';
import { type ServerOptions, type ServerReport, serverOptions } from './server-protocol';
import { Multiplexer } from './wire/multiplexer';

/** A started server whose starter died before it connected ends by itself. */
const FIRST_CLIENT_MS = 15_000;
/** Lets a process be restarted without the database going down and up again. */
const LINGER_MS = 250;
const IDLE_IN_TRANSACTION_MS = 60_000;

async function main(options: ServerOptions): Promise<void> {
  const folder = dataFolder(options.dataDir);
  const lock = await lockFolder(folder.root);
  if (lock === null) {
    report({ kind: 'taken' });
    return;
  }
  checkCluster(folder);
  const engine = await startEngine(folder);
  await serve({ folder, lock, engine, lockWaitMs: options.lockWaitMs });
  report({ kind: 'ready' });
}

interface ServeDeps {
  readonly folder: DataFolder;
  readonly lock: FolderLock;
  readonly engine: RunningEngine;
  readonly lockWaitMs: number;
}

async function serve({ folder, lock, engine, lockWaitMs }: ServeDeps): Promise<void> {
  const before = readAccess(folder);
  const password = before?.password ?? randomBytes(24).toString('hex');
  let farewell = setTimeout(() => void stop(), FIRST_CLIENT_MS);
  const multiplexer = new Multiplexer({
    engine,
    password,
    parameters: engine.parameters,
    lockWaitMs,
    idleInTransactionMs: IDLE_IN_TRANSACTION_MS,
    onClientCount: (clients) => {
      clearTimeout(farewell);
      if (clients === 0) farewell = setTimeout(() => void stop(), LINGER_MS);
    },
    onBroken: abandon,
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await multiplexer.stop();
    await engine.close();
    lock.release();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  const port = await multiplexer.listen(before?.port ?? 0);
  const access: Access = { pid: process.pid, password, port };
  writeAccess(folder, access);
}

/** The engine's state can no longer be trusted; what was committed is in its log and comes back at the next start. */
function abandon(reason: string): never {
  process.stderr.write(`${new Date().toISOString()} the embedded database stopped: ${reason}\n`);
  process.exit(70);
}

/** To the process that started this one, if it still listens. */
function report(message: ServerReport): void {
  if (process.connected) process.send?.(message, undefined, {}, () => process.disconnect());
}

process.on('uncaughtException', (error) => abandon(error.stack ?? String(error)));
process.on('unhandledRejection', (reason) => abandon(String(reason)));

main(serverOptions.parse(JSON.parse(process.argv[2] ?? '{}'))).catch((error: unknown) => {
  const message = messageOf(error);
  report({ kind: 'failed', message });
  abandon(message);
});
