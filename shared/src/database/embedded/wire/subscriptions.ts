const LISTEN = /^\s*(listen|unlisten)\s+(\*|"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)\s*$/iu;

interface Subscriber {
  readonly send: (bytes: Buffer) => void;
}

/**
 * Who listens to which channel. The backend has one session, so to PostgreSQL there is one listener;
 * a notification it reports is handed to the connections that asked for its channel.
 */
export class Subscriptions {
  readonly #channels = new Map<string, Set<Subscriber>>();
  /** The channels that the backend session listens to, as far as it was told. */
  readonly #backend = new Set<string>();

  /** Reads LISTEN and UNLISTEN out of the SQL that a connection is about to run. */
  observe(sql: string, subscriber: Subscriber): void {
    if (!/listen/i.test(sql)) return;
    for (const statement of sql.split(';')) {
      const [, verb, target] = LISTEN.exec(statement) ?? [];
      if (verb === undefined || target === undefined) continue;
      const channel = channelName(target);
      if (channel === '*') this.#backend.clear();
      else this.#backend.delete(channel);
      if (verb.toLowerCase() === 'listen') this.#subscribe(channel, subscriber);
      else this.#unsubscribe(channel, subscriber);
    }
  }

  forget(subscriber: Subscriber): void {
    this.#unsubscribe('*', subscriber);
  }

  /** Sends a NotificationResponse (`A`, length, process id, channel, payload) to those who listen. */
  route(message: Buffer): void {
    const channel = message.toString('utf8', 9, message.indexOf(0, 9));
    for (const subscriber of this.#channels.get(channel) ?? []) subscriber.send(message);
  }

  /**
   * SQL that brings the backend's own subscriptions in line, or null. An UNLISTEN of one connection must not
   * end the subscription of another, and a rolled-back LISTEN is taken up again: hence after every change.
   */
  pendingSql(): string | null {
    const wanted = [...this.#channels.keys()];
    const listen = wanted.filter((channel) => !this.#backend.has(channel));
    const unlisten = [...this.#backend].filter((channel) => !this.#channels.has(channel));
    this.#backend.clear();
    for (const channel of wanted) this.#backend.add(channel);
    const statements = [
      ...listen.map((channel) => `listen ${quoted(channel)}`),
      ...unlisten.map((channel) => `unlisten ${quoted(channel)}`),
    ];
    return statements.length > 0 ? statements.join(';') : null;
  }

  #subscribe(channel: string, subscriber: Subscriber): void {
    const subscribers = this.#channels.get(channel) ?? new Set();
    this.#channels.set(channel, subscribers.add(subscriber));
  }

  #unsubscribe(channel: string, subscriber: Subscriber): void {
    const names = channel === '*' ? [...this.#channels.keys()] : [channel];
    for (const name of names) {
      const subscribers = this.#channels.get(name);
      subscribers?.delete(subscriber);
      if (subscribers?.size === 0) this.#channels.delete(name);
    }
  }
}

const quoted = (channel: string): string => `"${channel.replaceAll('"', '""')}"`;

function channelName(target: string): string {
  return target.startsWith('"') ? target.slice(1, -1).replaceAll('""', '"') : target.toLowerCase();
}
