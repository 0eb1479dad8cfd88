import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Stands between a program and its database, passes everything on, and counts the statements on the wire:
 * what the system really sends, whatever library sends it.
 */
export interface StatementCounter extends AsyncDisposable {
  /** The database's address, through this counter. */
  readonly url: string;
  /** Statements since the last call. */
  take(): number;
}

const LENGTH_BYTES = 4;
const QUERY = 'Q'.charCodeAt(0);
const EXECUTE = 'E'.charCodeAt(0);

export async function countStatements(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl);
  let statements = 0;
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    const watch = frontendMessages((type) => {
      statements += type === QUERY || type === EXECUTE ? 1 : 0;
    });
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

/** Calls back with the type of each frontend message; the first message, the startup, has no type. */
function frontendMessages(onMessage: (type: number) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const typeBytes = started ? 1 : 0;
      if (rest.length < typeBytes + LENGTH_BYTES) {
        return;
      }
      const length = typeBytes + rest.readInt32BE(typeBytes);
      if (rest.length < length) {
        return;
      }
      if (started) {
        onMessage(rest[0] ?? 0);
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
