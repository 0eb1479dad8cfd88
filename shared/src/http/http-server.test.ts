import { connect } from 'node:net';
import { ConfigurationError } from '../errors';
import { createLogger } from '../logger';
import { healthRoutes } from './health';
import { type RunningHttpServer, startHttpServer } from './http-server';
import { sendJson } from './responses';

const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });

describe('the HTTP server', () => {
  let server: RunningHttpServer;
  let isReady = true;

  beforeAll(async () => {
    server = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      logger,
      routes: {
        '/here': (_, response) => Promise.resolve(sendJson(response, 200, { here: true })),
        '/broken': () => Promise.reject(new Error('password=secret')),
        ...healthRoutes(() =>
          isReady ? Promise.resolve() : Promise.reject(new Error('no database')),
        ),
      },
    });
  });

  afterAll(() => server.close());

  it('routes by exact path, query apart', async () => {
    expect(await (await fetch(`${server.url}/here?a=b`)).json()).toEqual({ here: true });
    expect((await fetch(`${server.url}/here/below`)).status).toBe(404);
    expect((await fetch(`${server.url}/constructor`)).status).toBe(404);
  });

  it('answers 500 without the reason when a handler fails', async () => {
    const response = await fetch(`${server.url}/broken`);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('Internal server error');
  });

  it('is live while it runs, and ready while it can answer', async () => {
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    isReady = false;
    const response = await fetch(`${server.url}/health/ready`);
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain('database');
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  });

  it('says in one line that a port is taken', async () => {
    const port = Number(new URL(server.url).port);
    const second = startHttpServer({ host: '127.0.0.1', port, logger, routes: {} });
    await expect(second).rejects.toThrow(ConfigurationError);
    await expect(second).rejects.toThrow(`PORT: ${port} on 127.0.0.1 is already in use`);
  });

  it('says in one line that an address is not of this machine', async () => {
    const elsewhere = startHttpServer({ host: '192.0.2.1', port: 0, logger, routes: {} });
    await expect(elsewhere).rejects.toThrow('HOST: 192.0.2.1 is not an address of this machine');
  });

  it('closes although a client keeps its connection open', async () => {
    const own = await startHttpServer({ host: '127.0.0.1', port: 0, logger, routes: {} });
    const socket = connect(Number(new URL(own.url).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write('GET /nothing HTTP/1.1\r\nhost: x\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    await own.close();
    const closed = new Promise<boolean>((resolve) => {
      socket.resume().once('close', () => resolve(true));
    });
    expect(await closed).toBe(true);
  });
});
