import { once } from 'node:events';
import { type RunningHttpServer, startHttpServer } from '@apogee/shared/http';
import { ANYONE } from '@apogee/shared/identity';
import { createLogger } from '@apogee/shared/logger';
import { StreamedAnswer } from '../../subscriptions';
import { SocketClient } from '../../testing/socket-client';
import { asAbortSignal, type CallSignal } from '../../transports';
import type { OperationClient } from '../operations';
import { ClientSockets } from './client-sockets';
import type { SocketLimits } from './socket-limits';

const LIMITS: SocketLimits = {
  largestMessageBytes: 10_000,
  operations: 3,
  patienceMs: 300,
  keepAliveMs: 60_000,
  largestBacklogBytes: 100_000,
  drainMs: 300,
};

const PAGE = 'https://page.example';

interface Ended {
  readonly code: number;
  readonly reason: string;
}

describe('the protocol over WebSocket', () => {
  let http: RunningHttpServer;
  let sockets: ClientSockets;
  let url: string;
  let running: OperationClient[];
  let flooded = 0;

  /** Answers what is asked: `wait` when the client leaves, `flood` until it does, anything else at once, with itself. */
  async function run({ query }: { query: string }, client: OperationClient): Promise<void> {
    running.push(client);
    if (query === 'fail') {
      client.fail([{ message: 'failed', extensions: { code: 'FAILED' } }]);
    } else if (query === 'flood') {
      client.beginStream();
      while (!client.signal.aborted) {
        await client.next(new StreamedAnswer(`"${'x'.repeat(100_000)}"`, null));
        flooded += 1;
      }
    } else if (query === 'wait') {
      await once(asAbortSignal(client.signal), 'abort');
    } else {
      await client.next(new StreamedAnswer(JSON.stringify({ data: query }), null));
    }
    running = running.filter((other) => other !== client);
  }

  async function start(limits: Partial<SocketLimits> = {}): Promise<void> {
    running = [];
    sockets = new ClientSockets({
      run,
      identify: () => ({ caller: ANYONE, expiresAt: null }),
      origins: [PAGE],
      limits: { ...LIMITS, ...limits },
    });
    http = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      logger: createLogger({ name: 'test', level: 'silent', format: 'json' }),
      routes: {},
      upgrades: { '/graphql': sockets.upgrade },
    });
    url = `${http.url}/graphql`;
  }

  async function stop(): Promise<void> {
    await Promise.all([http.close(), sockets.close()]);
  }

  beforeEach(() => start());
  afterEach(() => stop());

  it('answers, completes and lets an id be used again', async () => {
    const client = await SocketClient.connect(url);
    for (const query of ['one', 'two']) {
      client.ask('a', query);
      expect(await client.take(2)).toEqual([
        { id: 'a', type: 'next', payload: { data: query } },
        { id: 'a', type: 'complete' },
      ]);
    }
    client.ask('a', 'fail');
    expect(await client.next()).toEqual({
      id: 'a',
      type: 'error',
      payload: [{ message: 'failed', extensions: { code: 'FAILED' } }],
    });
    client.ask('a', 'three');
    expect(await client.next()).toMatchObject({ payload: { data: 'three' } });
  });

  it('ends an operation that the client completes, and says nothing more of it', async () => {
    const client = await SocketClient.connect(url);
    client.ask('a', 'wait');
    client.send({ id: 'a', type: 'complete' });
    client.send({ id: 'unknown', type: 'complete' });
    client.ask('a', 'next');
    expect(await client.take(2)).toEqual([
      { id: 'a', type: 'next', payload: { data: 'next' } },
      { id: 'a', type: 'complete' },
    ]);
    expect(running).toEqual([]);
  });

  it('answers pings, before and after the beginning, with what they carry', async () => {
    const client = await SocketClient.open(url);
    client.send({ type: 'ping' });
    client.send({ type: 'connection_init', payload: { any: 'thing' } });
    client.send({ type: 'ping', payload: { at: 1 } });
    client.send({ type: 'pong' });
    expect(await client.take(3)).toEqual([
      { type: 'pong' },
      { type: 'connection_ack' },
      { type: 'pong', payload: { at: 1 } },
    ]);
  });

  it.each<[what: string, why: Ended, messages: readonly (object | string)[]]>([
    ['does not begin in time', { code: 4408, reason: 'Connection initialisation timeout' }, []],
    ['asks before it began', { code: 4401, reason: 'Unauthorized' }, [ask('a')]],
    [
      'begins twice',
      { code: 4429, reason: 'Too many initialisation requests' },
      [begin(), begin()],
    ],
    [
      'asks twice under one id',
      { code: 4409, reason: 'Subscriber for a already exists' },
      [begin(), ask('a'), ask('a')],
    ],
    [
      'asks twice under an id as long as a reason may be',
      { code: 4409, reason: 'Subscriber already exists' },
      [begin(), ask('é'.repeat(60)), ask('é'.repeat(60))],
    ],
    ['sends what is not JSON', { code: 4400, reason: 'Invalid message received' }, ['{']],
    [
      'sends what is not a message',
      { code: 4400, reason: 'Invalid message received' },
      [{ type: 'start' }],
    ],
    ['sends a list of messages', { code: 4400, reason: 'Invalid message received' }, [[begin()]]],
    [
      'sends a message of the server',
      { code: 4400, reason: 'Invalid message received' },
      [{ type: 'connection_ack' }],
    ],
    [
      'asks without a document',
      { code: 4400, reason: 'Invalid message received' },
      [begin(), { ...ask('a'), payload: {} }],
    ],
    [
      'asks under an endless id',
      { code: 4400, reason: 'Invalid message received' },
      [begin(), ask('a'.repeat(257))],
    ],
    ['asks without an id', { code: 4400, reason: 'Invalid message received' }, [begin(), ask('')]],
    [
      'sends more than a message may hold',
      { code: 1009, reason: '' },
      [begin(), ask('a'.repeat(10_000))],
    ],
  ])('ends with a client that %s', async (_, why, messages) => {
    const client = await SocketClient.open(url);
    for (const message of messages) {
      client.send(message);
    }
    expect(await client.closed).toEqual(why);
    expect(running).toEqual([]);
  });

  it('ends with a client that sends bytes', async () => {
    const client = await SocketClient.connect(url);
    client.socket.send(Buffer.from(JSON.stringify(ask('a'))), { binary: true });
    expect((await client.closed).code).toBe(4400);
  });

  it.each(['', 'graphql-ws', 'soap'])(
    'ends with a client of another protocol: %p',
    async (protocol) => {
      const client = new SocketClient(url, { protocol });
      expect(await client.closed).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' });
      expect(running).toEqual([]);
    },
  );

  it('limits what is answered at once', async () => {
    const client = await SocketClient.connect(url);
    for (const id of ['a', 'b', 'c', 'd']) {
      client.ask(id, 'wait');
    }
    expect(await client.next()).toEqual({
      id: 'd',
      type: 'error',
      payload: [
        {
          message: 'A connection may have 3 operations at once.',
          extensions: { code: 'TOO_MANY_OPERATIONS', limit: 3 },
        },
      ],
    });
    client.send({ id: 'a', type: 'complete' });
    client.send({ type: 'ping' });
    await client.next();
    client.ask('d', 'now');
    expect(await client.next()).toMatchObject({ id: 'd', payload: { data: 'now' } });
  });

  it.each([
    ['another site', 'https://evil.example', null],
    ['nowhere', 'null', null],
    ['a listed site', PAGE, 'open'],
    ['the gateway itself', 'self', 'open'],
  ])('meets a page of %s as it may', async (_, origin, expected) => {
    const client = new SocketClient(url, { origin: origin === 'self' ? http.url : origin });
    const outcome = await Promise.race([
      once(client.socket, 'open').then(() => 'open'),
      once(client.socket, 'unexpected-response').then(
        (all) => (all[1] as { statusCode: number }).statusCode,
      ),
    ]);
    expect(outcome).toBe(expected ?? 403);
    client.socket.on('error', () => undefined);
    client.socket.terminate();
  });

  it('does not listen to a client that takes nothing, and has it as before when it does', async () => {
    const client = await SocketClient.connect(url);
    client.socket.pause();
    const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(9_000) } });
    const count = 3_000;
    for (let index = 0; index < count; index++) {
      client.socket.send(ping);
    }
    // 27 MB: more than the system keeps between the two.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(client.socket.bufferedAmount).toBeGreaterThan(0);
    client.socket.resume();
    expect(await client.take(count)).toHaveLength(count);
    client.ask('a', 'still there');
    expect(await client.next()).toMatchObject({ payload: { data: 'still there' } });
  });

  it('cuts off a client that gives no sign of life, and no other', async () => {
    await stop();
    await start({ keepAliveMs: 100 });
    const dead = await SocketClient.connect(url);
    const alive = await SocketClient.connect(url);
    dead.ask('a', 'wait');
    dead.socket.pause();
    while (running.length === 0) {
      await once(alive.socket, 'ping');
    }
    await once(running[0]?.signal as AbortSignal, 'abort');
    alive.ask('a', 'alive');
    expect(await alive.next()).toMatchObject({ payload: { data: 'alive' } });
    dead.socket.terminate();
  });

  it('goes at the pace of a client, and leaves one that has stopped', async () => {
    await stop();
    await start({ keepAliveMs: 200 });
    const client = await SocketClient.connect(url);
    client.ask('a', 'flood');
    await client.take(10);
    client.socket.pause();
    const [operation] = running;
    await once(operation?.signal as AbortSignal, 'abort');
    while (running.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    // 40 MB: what the system keeps between the two, several times over.
    expect(flooded).toBeLessThan(400);
    client.socket.terminate();
  });

  it('tells a client that takes nothing, and comes back in time, why it was left', async () => {
    await stop();
    await start({ keepAliveMs: 100, patienceMs: 10_000 });
    const client = await SocketClient.connect(url);
    client.ask('a', 'flood');
    await client.next();
    client.socket.pause();
    const [operation] = running;
    await once(asAbortSignal(operation?.signal as CallSignal), 'abort');
    client.socket.resume();
    expect(await client.closed).toEqual({ code: 4420, reason: 'Client too slow' });
  });

  it('lets what is asked be answered before it goes away, but not for ever', async () => {
    const quick = await SocketClient.connect(url);
    const slow = await SocketClient.connect(url);
    slow.ask('a', 'wait');
    slow.send({ type: 'ping' });
    await slow.next();
    const closing = sockets.close();
    expect(await quick.closed).toEqual({ code: 1012, reason: 'Service restart' });
    slow.ask('b', 'too late');
    expect(await slow.closed).toEqual({ code: 1012, reason: 'Service restart' });
    await closing;
    const late = new SocketClient(url);
    const [, response] = (await once(late.socket, 'unexpected-response')) as [
      unknown,
      { statusCode: number },
    ];
    expect(response.statusCode).toBe(503);
    late.socket.on('error', () => undefined);
    late.socket.terminate();
  });
});

function begin(): object {
  return { type: 'connection_init' };
}

function ask(id: string): object {
  return { id, type: 'subscribe', payload: { query: 'wait' } };
}
