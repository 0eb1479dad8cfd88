import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Takes over the connection of a request that asks for another protocol. `head` is what came behind the request. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Hands WebSocket requests to handlers by exact path. Other protocols are not spoken here, and such requests are
 * answered as if they had not asked: Java's HTTP client offers HTTP/2 with the first request of each connection.
 */
export function acceptUpgrades(
  server: Server,
  handlers: Readonly<Record<string, UpgradeHandler>>,
): void {
  server.on('upgrade', (request, socket, head) => {
    // Node has taken its own listener away, and a client that hangs up must not end the process.
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
      answerWithoutUpgrade(server, request, { socket, head });
    } else if (Object.hasOwn(handlers, path)) {
      handlers[path]?.(request, socket, head);
    } else {
      refuseUpgrade(socket, 404);
    }
  });
}

/** Answers a request for another protocol with a status and closes its connection. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  const text = STATUS_CODES[status] ?? '';
  socket.end(
    `HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Type: text/plain\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

/** Node has read the head of the request and no more: it is written again without the offer, and read once more. */
function answerWithoutUpgrade(
  server: Server,
  { method, url, httpVersion, rawHeaders }: IncomingMessage,
  { socket, head }: { readonly socket: Duplex; readonly head: Buffer },
): void {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (!/^(upgrade|connection|http2-settings)$/i.test(name)) {
      lines.push(`${name}: ${rawHeaders[at + 1]}`);
    }
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}
