import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A request as it came over a socket. */
export interface RawRequest {
  readonly socket: Socket;
  /** Which connection it came on, counted from 0. */
  readonly connection: number;
  /** How many came before it on the same connection. */
  readonly position: number;
  readonly body: string;
}

/** A peer that reads HTTP requests properly and sends whatever a test tells it to. */
export interface RawPeer extends AsyncDisposable {
  readonly url: URL;
  readonly requests: readonly RawRequest[];
  /** Connections that were opened so far. */
  readonly connections: number;
  /** Connections that are open now. */
  readonly open: number;
  /** Resolves when this holds; looked at whenever something arrives or a connection ends. */
  until(condition: (peer: RawPeer) => boolean): Promise<void>;
}

export function rawResponse(body: string, headers = ''): string {
  return `HTTP/1.1 200 OK\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

export async function startRawPeer(answer: (request: RawRequest) => void): Promise<RawPeer> {
  const requests: RawRequest[] = [];
  const sockets = new Set<Socket>();
  const changes = new EventTarget();
  const tell = (): boolean => changes.dispatchEvent(new Event('change'));
  let connections = 0;
  const server = createServer((socket) => {
    const connection = connections;
    let position = 0;
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      tell();
    });
    readBodies(socket, (body) => {
      const request = { socket, connection, position, body };
      position += 1;
      requests.push(request);
      answer(request);
      tell();
    });
    tell();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const peer: RawPeer = {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`),
    requests,
    get connections() {
      return connections;
    },
    get open() {
      return sockets.size;
    },
    until: async (condition) => {
      while (!condition(peer)) {
        await once(changes, 'change');
      }
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      for (const socket of sockets) {
        socket.destroy();
      }
      await once(server, 'close');
    },
  };
  return peer;
}

const HEAD =
  /^POST \S+ HTTP\/1\.1\r\n(?:[^\r\n]+\r\n)*?content-length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/;

function readBodies(socket: Socket, take: (body: string) => void): void {
  let bytes = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const [head, length] = HEAD.exec(bytes.toString('latin1')) ?? [];
      const end = (head?.length ?? 0) + Number(length);
      if (head === undefined || bytes.length < end) {
        return;
      }
      const body = bytes.toString('utf8', head.length, end);
      bytes = bytes.subarray(end);
      take(body);
    }
  });
}
