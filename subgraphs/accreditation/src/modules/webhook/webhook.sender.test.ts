import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { AddressGuard } from './address.guard';
import { createSender, type SendWebhook } from './webhook.sender';

const rules = { ports: [443], allowsLoopback: true };
const never = new AbortController().signal;

let receiver: Server;
let port: number;
let seen: {
  readonly method: string | undefined;
  readonly headers: object;
  readonly body: string;
}[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push({ method: request.method, headers: request.headers, body });
      answer(request, response);
    });
  });
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
  port = (receiver.address() as AddressInfo).port;
});

afterAll(async () => {
  receiver.closeAllConnections();
  await once(receiver.close(), 'close');
});

beforeEach(() => {
  seen = [];
  answer = (_, response) => response.end();
});

const senderTo = (
  addresses: readonly (readonly string[])[],
  timeoutMs = 10_000,
): { readonly send: SendWebhook; readonly asked: string[] } => {
  const asked: string[] = [];
  const guard = new AddressGuard(rules, (name) => {
    asked.push(name);
    return Promise.resolve(addresses[asked.length - 1] ?? []);
  });
  return { send: createSender({ guard, timeoutMs }), asked };
};

const message = (url: string): Parameters<SendWebhook>[0] => ({
  url,
  headers: { 'webhook-id': 'one', 'content-type': 'application/cloudevents+json' },
  body: '{"é":1}',
});

describe('sending', () => {
  it('posts headers and body to the address that was checked, under the name that was asked for', async () => {
    // Who would ask again would be led elsewhere.
    const { send, asked } = senderTo([['127.0.0.1'], ['192.0.2.1']]);
    expect(await send(message(`http://receiver.example:${port}/hook?a=1`), never)).toEqual({
      status: 200,
      fault: null,
      retryAfterMs: null,
    });
    expect(asked).toEqual(['receiver.example']);
    expect(seen).toMatchObject([
      {
        method: 'POST',
        headers: { host: `receiver.example:${port}`, 'webhook-id': 'one', 'content-length': '8' },
        body: '{"é":1}',
      },
    ]);
  });

  it('follows no redirect', async () => {
    answer = (_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end();
    const { send } = senderTo([['127.0.0.1']]);
    const outcome = await send(message(`http://receiver.example:${port}/`), never);
    expect(outcome).toMatchObject({ status: 302 });
    expect(seen).toHaveLength(1);
  });

  it('takes over when the receiver asks to be left alone for a while', async () => {
    answer = (_, response) => response.writeHead(503, { 'retry-after': '120' }).end();
    const { send } = senderTo([['127.0.0.1']]);
    const outcome = await send(message(`http://receiver.example:${port}/`), never);
    expect(outcome).toEqual({ status: 503, fault: null, retryAfterMs: 120_000 });
  });

  it('cuts an answer that does not end', async () => {
    let isCut = false;
    const cut = new Promise<void>((resolve) => {
      answer = (_, response) => {
        const write = (): void => {
          if (!isCut) {
            response.write('x'.repeat(10_000), () => setImmediate(write));
          }
        };
        response.on('close', () => {
          isCut = true;
          resolve();
        });
        response.writeHead(200);
        write();
      };
    });
    const { send } = senderTo([['127.0.0.1']]);
    const outcome = await send(message(`http://receiver.example:${port}/`), never);
    expect(outcome).toMatchObject({ status: 200 });
    await cut;
  });

  it('does not connect to an address that is refused', async () => {
    const { send } = senderTo([['10.0.0.1']]);
    const outcome = await send(message(`http://receiver.example:${port}/`), never);
    expect(outcome).toMatchObject({ status: null, fault: 'ADDRESS_REFUSED' });
    expect(seen).toEqual([]);
  });

  it('says that there was no answer in time, however far it came', async () => {
    answer = () => undefined;
    const { send } = senderTo([['127.0.0.1']], 50);
    const outcome = await send(message(`http://receiver.example:${port}/`), never);
    expect(outcome).toMatchObject({ fault: 'TIMEOUT' });
    const guard = new AddressGuard(rules, () => new Promise(() => undefined));
    const waiting = createSender({ guard, timeoutMs: 50 });
    expect(await waiting(message('https://receiver.example/'), never)).toMatchObject({
      fault: 'TIMEOUT',
    });
  });

  it('says what went wrong with name, connection and TLS', async () => {
    const unknown = Object.assign(new Error('unknown'), { code: 'ENOTFOUND' });
    const guard = new AddressGuard(rules, () => Promise.reject(unknown));
    const lost = createSender({ guard, timeoutMs: 10_000 });
    expect(await lost(message('https://receiver.example/'), never)).toMatchObject({
      fault: 'NAME_NOT_RESOLVED',
    });
    const { send } = senderTo([]);
    expect(await send(message('http://127.0.0.1:1/'), never)).toMatchObject({
      fault: 'CONNECTION_FAILED',
    });
    expect(await send(message(`https://127.0.0.1:${port}/`), never)).toMatchObject({
      fault: 'TLS_FAILED',
    });
    const rude = createTcpServer((socket) => socket.destroy());
    await once(rude.listen(0, '127.0.0.1'), 'listening');
    const { port: closed } = rude.address() as AddressInfo;
    expect(await send(message(`http://127.0.0.1:${closed}/`), never)).toMatchObject({
      fault: 'CONNECTION_FAILED',
    });
    rude.close();
  });
});
