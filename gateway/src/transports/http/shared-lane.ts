import type { Connection } from './connection';
import type { PendingPost } from './pending-post';
import { waitingTime } from './waiting-time';

/** Few, so that what is sent and received in one turn of the event loop travels in few system calls. */
const MOST_CONNECTIONS = 4;
const DEEPEST = 16;
/** Another connection is opened before the queues get longer than this. */
const COMFORTABLE_DEPTH = 6;
/** Nothing is queued behind a request that waits longer than this. */
const STALLED_MS = 25;
/** Whoever waits longer than this behind another one is asked for again elsewhere. */
const LONGEST_BEHIND_MS = 100;
/** Within this time it is seen that a request was abandoned, or that one holds up others. */
const LOOK_MS = 50;
const IDLE_MS = 4_000;

/** Connections that carry several requests at once, all of them queries that are usually fast. */
export class SharedLane {
  private readonly open: () => Connection;
  private readonly sendElsewhere: (post: PendingPost) => void;
  private readonly connections = new Set<Connection>();
  private look: NodeJS.Timeout | null = null;

  constructor(open: () => Connection, sendElsewhere: (post: PendingPost) => void) {
    this.open = open;
    this.sendElsewhere = sendElsewhere;
  }

  /** `null` when every connection is busy enough. */
  take(): Connection | null {
    const best = this.best();
    const isCrowded = best === null || best.depth >= COMFORTABLE_DEPTH;
    if (isCrowded && this.connections.size < MOST_CONNECTIONS) {
      const opened = this.open();
      this.connections.add(opened);
      return opened;
    }
    this.lookLater();
    return best;
  }

  has(connection: Connection): boolean {
    return this.connections.has(connection);
  }

  forget(connection: Connection): void {
    this.connections.delete(connection);
  }

  closeIdle(longerThanMs: number): void {
    const before = performance.now() - longerThanMs;
    for (const connection of this.connections) {
      if (connection.depth === 0 && connection.lastUsedAt <= before) {
        connection.close(null);
      }
    }
  }

  /** One to which something will be written anyway, else the one with the shortest queue. */
  private best(): Connection | null {
    const now = waitingTime();
    let best: Connection | null = null;
    for (const connection of this.connections) {
      const isUsable = connection.depth < DEEPEST && connection.longestWaitMs(now) < STALLED_MS;
      if (isUsable && (best === null || rank(connection) < rank(best))) {
        best = connection;
      }
    }
    return best;
  }

  private lookLater(): void {
    this.look ??= setTimeout(() => {
      this.look = null;
      for (const connection of this.connections) {
        this.relieve(connection);
      }
      this.closeIdle(IDLE_MS);
      if (this.connections.size > 0) {
        this.lookLater();
      }
    }, LOOK_MS).unref();
  }

  private relieve(connection: Connection): void {
    if (connection.hasAbandoned()) {
      // The peer works for nobody, and can see that only by losing the connection.
      const others = connection.release('all');
      connection.close(null);
      others.forEach(this.sendElsewhere);
    } else if (connection.longestWaitMs(waitingTime()) > LONGEST_BEHIND_MS) {
      // The first one keeps the connection, which ends with its answer.
      this.connections.delete(connection);
      connection.release('those behind the first').forEach(this.sendElsewhere);
    }
  }
}

function rank(connection: Connection): number {
  return connection.hasUnsent && connection.depth < COMFORTABLE_DEPTH ? -1 : connection.depth;
}
