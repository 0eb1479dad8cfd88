import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createLogger } from '../logger';
import { type RunningHttpServer, startHttpServer } from './http-server';
import { readBody } from './read-body';
import { refuseUpgrade } from './upgrades';

describe('requests for another protocol', () => {
  let server: RunningHttpServer;
  let socket: Socket;

  beforeEach(async () => {
    server = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      logger: createLogger({ name: 'test', level: 'silent', format: 'json' }),
      routes: {
        '/echo': async (request, response) => {
          response.end(`heard ${await readBody(request, 1_000)}`);
        },
      },
      upgrades: {
        '/socket': (request, taken, head) => {
          if (request.headers['x-refuse'] !== undefined) {
            refuseUpgrade(taken, 403);
            return;
          }
          taken.end(`HTTP/1.1 101 Switching Protocols\r\n\r\ntaken over with ${head.toString()}`);
        },
      },
    });
    socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(socket, 'connect');
  });

  afterEach(async () => {
    socket.destroy();
    await server.close();
  });

  async function answerTo(text: string, until: RegExp): Promise<string> {
    let answer = '';
    socket.write(text);
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      answer += chunk.toString();
      if (until.test(answer)) {
        break;
      }
    }
    return answer;
  }

  it('take over the connection of their path', async () => {
    const answer = await answerTo(`${asking('/socket?a=b', 'WebSocket')}\r\nmore`, /with/);
    expect(answer).toContain('101 Switching Protocols');
    expect(answer).toContain('taken over with more');
  });

  it('are refused with a status where nothing is taken over, and where the handler says so', async () => {
    expect(await answerTo(`${asking('/echo', 'websocket')}\r\n`, /$/)).toMatch(/^HTTP\/1.1 404 /);
  });

  it('are refused with the status that the handler gives', async () => {
    const refused = await answerTo(`${asking('/socket', 'websocket', 'x-refuse: 1\r\n')}\r\n`, /$/);
    expect(refused).toMatch(/^HTTP\/1.1 403 Forbidden\r\nConnection: close/);
  });

  const h2c = asking('/echo', 'h2c', 'HTTP2-Settings: AAMA\r\nContent-Length: 5\r\n');

  it('are answered as any other request when it is not WebSocket', async () => {
    expect(await answerTo(`${h2c}\r\nhello`, /heard \w+/)).toContain('heard hello');
  });

  it('are so also when their body comes later', async () => {
    socket.write(`${h2c}\r\n`);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await answerTo('hello', /heard \w+/)).toContain('heard hello');
  });
});

function asking(path: string, protocol: string, more = ''): string {
  return `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n${more}`;
}
