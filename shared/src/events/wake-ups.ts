import { Client } from 'pg';
import type { Logger } from '../logger';
import { WAKE_UP_CHANNEL } from './event-log.repository';

const RECONNECT_MS = 1_000;
const CONNECT_TIMEOUT_MS = 10_000;

/** A call that is waited for. */
interface AwaitedCall {
  /** Resolves with the next call from when it was asked for, or when the time is over. */
  readonly received: Promise<void>;
  /** Nobody waits for it any more. */
  forget(): void;
}

/**
 * The database's calls that there is something new. They carry nothing, and may be lost: while the connection is being
 * made again, or in front of a pool that shares connections.
 */
export class WakeUps {
  readonly #awaited = new Set<() => void>();
  #client: Client | null = null;
  #reconnect: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
  ) {}

  next(patienceMs: number): AwaitedCall {
    if (this.#client === null && this.#reconnect === null && !this.#closed) {
      void this.#listen();
    }
    const { promise: received, resolve } = withResolver();
    const forget = (): void => {
      clearTimeout(timer);
      this.#awaited.delete(forget);
      resolve();
    };
    const timer = setTimeout(forget, patienceMs);
    this.#awaited.add(forget);
    return { received, forget };
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#reconnect !== null) {
      clearTimeout(this.#reconnect);
    }
    this.#call();
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }

  async #listen(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'apogee-events',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    this.#client = client;
    client.on('notification', () => this.#call());
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    try {
      await client.connect();
      await client.query(`listen ${WAKE_UP_CHANNEL}`);
      // What was said while nobody listened.
      this.#call();
    } catch (error) {
      this.logger.debug({ err: error }, 'cannot listen for events');
      this.#lost(client);
    }
  }

  #lost(client: Client): void {
    if (this.#client !== client) {
      return;
    }
    this.#client = null;
    client.end().catch(() => undefined);
    if (!this.#closed) {
      this.#reconnect = setTimeout(() => {
        this.#reconnect = null;
        void this.#listen();
      }, RECONNECT_MS);
      this.#reconnect.unref();
    }
  }

  #call(): void {
    for (const done of this.#awaited) {
      done();
    }
  }
}

function withResolver(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  const resolver: { resolve: () => void } = { resolve: () => undefined };
  const promise = new Promise<void>((resolve) => {
    resolver.resolve = resolve;
  });
  return { promise, resolve: resolver.resolve };
}
