import { type RunningHttpServer, startHttpServer } from '@apogee/shared/http';
import { ANYONE, type Caller, IdentityUnavailable } from '@apogee/shared/identity';
import { createLogger } from '@apogee/shared/logger';
import { type Identify, InvalidToken } from '../../identity';
import { StreamedAnswer } from '../../subscriptions';
import { SocketClient } from '../../testing/socket-client';
import type { RunOperation } from '../operations';
import { ClientSockets } from './client-sockets';
import { SOCKET_LIMITS } from './socket-limits';

const MEMBER: Caller = { ...ANYONE, subject: 'member' };
const ACKNOWLEDGED = { type: 'connection_ack' };

/** Answers who asks. */
const run: RunOperation = (_, client) =>
  client.next(
    new StreamedAnswer(JSON.stringify({ data: { subject: client.caller.subject } }), null),
  );

describe('who talks over a WebSocket', () => {
  let http: RunningHttpServer;
  let sockets: ClientSockets;
  let identify: Identify;

  beforeEach(async () => {
    identify = () => ({ caller: ANYONE, expiresAt: null });
    sockets = new ClientSockets({
      run,
      identify: (authorization) => identify(authorization),
      origins: [],
      limits: { ...SOCKET_LIMITS, largestMessageBytes: 10_000 },
    });
    http = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      logger: createLogger({ name: 'test', level: 'silent', format: 'json' }),
      routes: {},
      upgrades: { '/graphql': sockets.upgrade },
    });
  });

  afterEach(async () => {
    await Promise.all([http.close(), sockets.close()]);
  });

  const open = (): Promise<SocketClient> => SocketClient.open(`${http.url}/graphql`);

  async function initialised(payload?: object): Promise<SocketClient> {
    const client = await open();
    client.send({ type: 'connection_init', payload });
    return client;
  }

  it('is the public without a token', async () => {
    const client = await initialised();
    expect(await client.next()).toEqual(ACKNOWLEDGED);
    client.ask('a', '{ me }');
    expect(await client.next()).toMatchObject({ payload: { data: { subject: null } } });
  });

  it('is the bearer of the token in connection_init, for all that is asked', async () => {
    identify = (authorization) =>
      Promise.resolve({
        caller: { ...MEMBER, subject: String(authorization) },
        expiresAt: Date.now() + 60_000,
      });
    const client = await initialised({ Authorization: 'Bearer of-a-member' });
    expect(await client.next()).toEqual(ACKNOWLEDGED);
    for (const id of ['a', 'b']) {
      client.ask(id, '{ me }');
      expect(await client.take(2)).toEqual([
        { id, type: 'next', payload: { data: { subject: 'Bearer of-a-member' } } },
        { id, type: 'complete' },
      ]);
    }
  });

  it.each<[string, Identify, { code: number; reason: string }]>([
    [
      'whose token is refused',
      () => Promise.reject(new InvalidToken('it has expired')),
      { code: 4403, reason: 'The access token was refused: it has expired.' },
    ],
    [
      'whose token cannot be verified now',
      () => Promise.reject(new IdentityUnavailable()),
      { code: 1013, reason: 'Try again later' },
    ],
  ])('is nobody %s: the connection ends', async (_, refusing, ending) => {
    identify = refusing;
    const client = await initialised({ authorization: 'Bearer x' });
    expect(await client.closed).toEqual(ending);
  });

  it('is nobody when the token is no text', async () => {
    const client = await initialised({ authorization: ['Bearer x'] });
    expect(await client.closed).toMatchObject({ code: 4403 });
  });

  it('may ask nothing before the token is verified, and says it once', async () => {
    identify = () => new Promise(() => undefined);
    const hasty = await initialised({ authorization: 'Bearer x' });
    hasty.ask('a', '{ me }');
    expect(await hasty.closed).toMatchObject({ code: 4401 });
    const repetitive = await initialised({ authorization: 'Bearer x' });
    repetitive.send({ type: 'connection_init' });
    expect(await repetitive.closed).toMatchObject({ code: 4429 });
  });

  it('is shown out when the token expires', async () => {
    identify = () => ({ caller: MEMBER, expiresAt: Date.now() + 30 });
    const client = await initialised({ authorization: 'Bearer x' });
    expect(await client.next()).toEqual(ACKNOWLEDGED);
    expect(await client.closed).toEqual({
      code: 4403,
      reason: 'The access token was refused: it has expired.',
    });
  });
});
