import { EventEmitter, once } from 'node:events';
import { type RunningHttpServer, startHttpServer } from '@apogee/shared/http';
import { ANYONE } from '@apogee/shared/identity';
import { createLogger } from '@apogee/shared/logger';
import type { CallSignal } from '../transports';
import { askerOf } from './client-presence';

describe('the presence of a client', () => {
  let server: RunningHttpServer;
  let seen: CallSignal | undefined;
  const requests = new EventEmitter();

  beforeEach(async () => {
    server = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      logger: createLogger({ name: 'test', level: 'silent', format: 'json' }),
      routes: {
        '/slow': (_, response) => {
          seen = askerOf({ response, caller: ANYONE }).signal;
          requests.emit('begun');
          return Promise.resolve();
        },
        '/quick': (_, response) => {
          seen = askerOf({ response, caller: ANYONE }).signal;
          response.end('done');
          return Promise.resolve();
        },
        '/late': async (_, response) => {
          requests.emit('begun');
          await once(response, 'close');
          seen = askerOf({ response, caller: ANYONE }).signal;
          requests.emit('asked');
        },
      },
    });
  });

  afterEach(() => server.close());

  it('ends when it hangs up before it has an answer', async () => {
    const client = new AbortController();
    const started = once(requests, 'begun');
    const request = fetch(`${server.url}/slow`, { signal: client.signal });
    await started;
    expect(seen?.aborted).toBe(false);
    const gone = new Promise<void>((resolve) => seen?.addEventListener('abort', resolve));
    client.abort();
    await expect(request).rejects.toThrow('aborted');
    await gone;
  });

  it('has ended when it hung up before anybody asked', async () => {
    const client = new AbortController();
    const [started, asked] = [once(requests, 'begun'), once(requests, 'asked')];
    const request = fetch(`${server.url}/late`, { signal: client.signal });
    await started;
    client.abort();
    await expect(request).rejects.toThrow('aborted');
    await asked;
    expect(seen?.aborted).toBe(true);
  });

  it('does not end by having its answer', async () => {
    await (await fetch(`${server.url}/quick`)).text();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen?.aborted).toBe(false);
  });
});
