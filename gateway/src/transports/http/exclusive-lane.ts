import type { Connection } from './connection';

/** Servers close idle connections, Node.js after 5 s; ours are closed before. */
const IDLE_MS = 4_000;
/** A request that must not be made twice takes no connection that its peer may be closing at this moment. */
const SURELY_OPEN_MS = 1_000;

/** Connections that carry one request at a time. */
export class ExclusiveLane {
  private readonly open: () => Connection;
  private readonly idle: Connection[] = [];
  private sweep: NodeJS.Timeout | null = null;

  constructor(open: () => Connection) {
    this.open = open;
  }

  take(need: 'any' | 'surely open' | 'new'): Connection {
    const longest = need === 'surely open' ? SURELY_OPEN_MS : IDLE_MS;
    const last = need === 'new' ? undefined : this.idle.at(-1);
    if (last === undefined || performance.now() - last.lastUsedAt > longest) {
      return this.open();
    }
    this.idle.pop();
    return last;
  }

  giveBack(connection: Connection): void {
    this.idle.push(connection);
    this.sweepLater();
  }

  forget(connection: Connection): void {
    const at = this.idle.indexOf(connection);
    if (at >= 0) {
      this.idle.splice(at, 1);
    }
  }

  closeIdle(longerThanMs: number): void {
    const before = performance.now() - longerThanMs;
    for (const connection of this.idle.filter(({ lastUsedAt }) => lastUsedAt <= before)) {
      connection.close(null);
    }
  }

  private sweepLater(): void {
    this.sweep ??= setTimeout(() => {
      this.sweep = null;
      this.closeIdle(IDLE_MS);
      if (this.idle.length > 0) {
        this.sweepLater();
      }
    }, IDLE_MS / 2).unref();
  }
}
