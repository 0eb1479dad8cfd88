import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it came. */
export interface ReceivedMessage {
  /** `webhook-id` */
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Decides what a receiver answers: an HTTP status, or never. */
type Answering = (message: ReceivedMessage) => number | Promise<number>;

/** A receiver of webhooks on this machine, which keeps what it was sent. */
export interface WebhookReceiver {
  readonly url: string;
  readonly received: readonly ReceivedMessage[];
  /** From now on. It accepts everything before. */
  answerBy(answering: Answering): void;
  /** Resolves when what was received fulfils this; looked at after each message. */
  until(fulfils: (received: readonly ReceivedMessage[]) => boolean): Promise<void>;
  forget(): void;
  close(): Promise<void>;
}

const acceptAll: Answering = () => 204;

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedMessage[] = [];
  const looks = new Set<() => void>();
  let answering = acceptAll;
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const message = await readMessage(request);
    received.push(message);
    for (const look of looks) {
      look();
    }
    response.writeHead(await answering(message)).end();
  };
  const server = createServer((request, response) => {
    // A sender that is killed while it sends is nobody's error.
    receive(request, response).catch(() => undefined);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answerBy: (next) => {
      answering = next;
    },
    until: (fulfils) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (fulfils(received)) {
            looks.delete(look);
            resolve();
          }
        };
        looks.add(look);
        look();
      }),
    forget: () => {
      received.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readMessage(request: IncomingMessage): Promise<ReceivedMessage> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  return { id: headers['webhook-id'] ?? '', headers, body: Buffer.concat(chunks).toString('utf8') };
}
