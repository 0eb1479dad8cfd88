import { Socket } from 'node:net';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ConfigurationError } from '../../errors';
import { messageOf } from '../error-details';
import { type Access, type DataFolder, isNew, readAccess } from './data-folder';
import { folderHolder } from './folder-lock';
import { startServer } from './start-server';

/** Long enough for a first start on a slow, busy machine. */
const START_DEADLINE_MS = 120_000;
const RETRY_MS = 50;
const CLOSE_DEADLINE_MS = 5_000;

export interface LeaseOptions {
  readonly folder: DataFolder;
  readonly onProgress: (message: string) => void;
  readonly lockWaitMs: number;
}

/**
 * This process's claim on the embedded server: an open connection that does nothing. The server lives as long as
 * anybody has one. When the server dies under us, it is started again, on the same port and with the same password,
 * so that connection pools recover by themselves.
 */
export class Lease {
  #closing = false;
  #recovery: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: LeaseOptions,
    private client: Client,
    readonly url: string,
  ) {}

  static async take(options: LeaseOptions): Promise<Lease> {
    const { client, url } = await connect(options);
    const lease = new Lease(options, client, url);
    lease.#watch();
    return lease;
  }

  /** Resolves when the server has taken notice; if we were its last user, when its data is at rest. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    await this.#recovery;
    const deadline = new AbortController();
    await Promise.race([
      this.client.end(),
      sleep(CLOSE_DEADLINE_MS, undefined, { signal: deadline.signal }).catch(() => undefined),
    ]);
    deadline.abort();
  }

  #watch(): void {
    this.client.once('end', () => {
      if (!this.#closing) this.#recovery = this.#recover();
    });
  }

  async #recover(): Promise<void> {
    const { onProgress } = this.options;
    onProgress('the embedded database stopped unexpectedly: starting it again');
    try {
      const { client, url } = await connect(this.options);
      this.client = client;
      this.#watch();
      if (url !== this.url) onProgress('its port was taken: restart this program to reach it');
    } catch (error) {
      onProgress(messageOf(error));
    }
  }
}

interface Claim {
  readonly client: Client;
  readonly url: string;
}

/** Joins the server of the folder, or starts it. Several processes may do so at once: one server comes of it. */
async function connect(options: LeaseOptions): Promise<Claim> {
  const { folder, onProgress, lockWaitMs } = options;
  const deadline = Date.now() + START_DEADLINE_MS;
  while (Date.now() < deadline) {
    const holder = await folderHolder(folder.root);
    if (holder !== null && holder.host !== hostname()) {
      throw new ConfigurationError(
        `The data folder ${folder.root} is in use by another machine, ${holder.host}: stop it there first`,
      );
    }
    const access = readAccess(folder);
    if (holder === null) {
      onProgress(
        isNew(folder)
          ? `creating the embedded database in ${folder.root} (once, takes some seconds)`
          : `starting the embedded database in ${folder.root}`,
      );
      await startServer(folder, { dataDir: folder.root, lockWaitMs });
    } else if (access?.pid === holder.pid) {
      const claim = await claimFrom(access);
      if (claim !== null) return claim;
    }
    if (holder !== null) await sleep(RETRY_MS);
  }
  throw new ConfigurationError(
    `The embedded database in ${folder.root} did not answer within ${START_DEADLINE_MS / 1000} s; see ${folder.log}`,
  );
}

/** Null when the server is not up yet or is just going away. */
async function claimFrom({ port, password }: Access): Promise<Claim | null> {
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const socket = new Socket();
  const client = new Client({ connectionString: url, stream: () => socket });
  // A broken connection is reported by `end`; without a listener, `error` would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch {
    return null;
  }
  // A program that forgets to close its database shall still be able to end.
  socket.unref();
  return { client, url };
}
