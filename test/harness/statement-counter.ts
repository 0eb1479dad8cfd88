import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Stands between a program and its database, passes everything on, and counts the statements on the wire:
 * what the system really sends, whatever library sends it.
 */
export interface StatementCounter extends AsyncDisposable {
  /** The database's address, through this counter. */
  readonly url: string;
  /** Statements since the last call, without those that look for events and control transactions. */
  take(): number;
}

const LENGTH_BYTES = 4;
const TYPE_BYTES = 1;
/** Frontend messages (PostgreSQL's protocol, "Message Formats"). */
const QUERY = 'Q';
const PARSE = 'P';
const BIND = 'B';
const EXECUTE = 'E';

/** What the system does by itself while nobody asks: it looks for events, and what it does about them is a transaction. */
const UNASKED = /\/\* events\.|^\s*(?:begin|start transaction|commit|rollback|listen)\b/i;

export async function countStatements(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl);
  let statements = 0;
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    const watch = frontendMessages(
      statementsIn((text) => {
        statements += UNASKED.test(text) ? 0 : 1;
      }),
    );
    client.on('data', watch);
    pipeBoth(client, database);
  });
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${await listen(server)}`;
  return {
    url: url.href,
    take: () => {
      const taken = statements;
      statements = 0;
      return taken;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

/** Calls back with the text of each statement that is executed, of a prepared one with that it was prepared from. */
function statementsIn(onStatement: (text: string) => void): (type: string, body: Buffer) => void {
  const prepared = new Map<string, string>();
  let bound = '';
  return (type, body) => {
    const [first = '', second = ''] = body.toString('utf8').split('\0', 2);
    switch (type) {
      case QUERY:
        onStatement(first);
        break;
      case PARSE:
        prepared.set(first, second);
        break;
      case BIND:
        bound = prepared.get(second) ?? '';
        break;
      case EXECUTE:
        onStatement(bound);
        break;
      default:
    }
  };
}

/** Calls back with the type and the rest of each frontend message; the first message, the startup, has no type. */
function frontendMessages(
  onMessage: (type: string, body: Buffer) => void,
): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const typeBytes = started ? TYPE_BYTES : 0;
      if (rest.length < typeBytes + LENGTH_BYTES) {
        return;
      }
      const length = typeBytes + rest.readInt32BE(typeBytes);
      if (rest.length < length) {
        return;
      }
      if (started) {
        const type = String.fromCharCode(rest[0] ?? 0);
        onMessage(type, rest.subarray(TYPE_BYTES + LENGTH_BYTES, length));
      }
      started = true;
      rest = rest.subarray(length);
    }
  };
}

function pipeBoth(client: Socket, database: Socket): void {
  client.pipe(database);
  database.pipe(client);
  client.on('error', () => database.destroy());
  database.on('error', () => client.destroy());
  client.on('close', () => database.destroy());
  database.on('close', () => client.destroy());
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}
