import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSubgraphServer, type SubgraphServer } from '@apogee/shared/graphql';
import { type RunningHttpServer, startHttpServer } from '@apogee/shared/http';
import { ANYONE, type Caller } from '@apogee/shared/identity';
import { createLogger } from '@apogee/shared/logger';
import { serveSubgraph } from '@apogee/shared/subgraph-process';
import { DecisionWorld, schemaOf } from '../testing/event-subgraphs';
import { eventStreamSubscriptions } from './event-stream-subscriptions';
import { callAuthorization } from './http-transport';
import type { SubgraphRequest, SubscriptionTransport } from './subgraph-transport';

const SECRET = 'a secret of tests, long enough to be one';
const MEMBER: Caller = { ...ANYONE, subject: 'member' };
const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });

function asking(query: string): SubgraphRequest {
  return { operation: { kind: 'subscription', query }, variables: '{}' };
}

const RECORDED = asking('subscription { recorded(after: "-1") { seq } }');

const transportTo = (url: string, secret: string | null = SECRET): SubscriptionTransport =>
  eventStreamSubscriptions({
    name: 'decisions',
    url: new URL(`${url}/graphql`),
    timeoutMs: 2_000,
    longestSilenceMs: 2_000,
    authorize: callAuthorization({ name: 'decisions', secret }),
  });

describe('subscriptions over Server-Sent Events', () => {
  let world: DecisionWorld;
  let server: SubgraphServer;
  let http: RunningHttpServer;
  let callers: Caller[];
  let transport: SubscriptionTransport;
  let client: AbortController;

  const subscribe = (request: SubgraphRequest, over = transport) =>
    over.subscribe(request, { caller: MEMBER, signal: client.signal })[Symbol.asyncIterator]();

  beforeEach(async () => {
    world = new DecisionWorld();
    callers = [];
    client = new AbortController();
    server = await createSubgraphServer({
      name: 'decisions',
      schema: schemaOf('decisions', world),
      createContext: ({ caller = ANYONE }) => {
        callers.push(caller);
        return { caller };
      },
      logger,
    });
    http = await serveSubgraph(
      { name: 'decisions', server, ready: () => Promise.resolve() },
      { HOST: '127.0.0.1', PORT: 0, SUBGRAPH_SECRET: [SECRET] },
      logger,
    );
    transport = transportTo(http.url);
  });

  afterEach(async () => {
    client.abort();
    await transport.close();
    await http.close();
    await server.stop();
    await world.journal.hasReaders(0);
  });

  it('bring events one by one, for the caller that the gateway states, and leave with him', async () => {
    const events = subscribe(RECORDED);
    world.record(2);
    expect((await events.next()).value).toEqual({ data: { recorded: { seq: 0 } } });
    expect((await events.next()).value).toEqual({ data: { recorded: { seq: 1 } } });
    expect(callers.every(({ subject }) => subject === 'member')).toBe(true);
    const waiting = events.next();
    client.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await world.journal.hasReaders(0);
  });

  it('have their events loaded anew each time', async () => {
    const events = subscribe(RECORDED);
    world.record(2);
    await events.next();
    await events.next();
    expect(callers).toHaveLength(3);
  });

  it.each<[string, string | null]>([
    ['not signed', null],
    ['signed with another secret', 'another secret that is long enough'],
  ])('are not opened by a call that is %s', async (_, secret) => {
    const stranger = transportTo(http.url, secret);
    await expect(subscribe(RECORDED, stranger).next()).rejects.toMatchObject({
      code: 'SUBGRAPH_BAD_ANSWER',
    });
    await stranger.close();
    expect(callers).toEqual([]);
  });

  it('bring what the subgraph has against them, and end', async () => {
    const events = subscribe(asking('subscription { unknown }'));
    expect((await events.next()).value).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    expect((await events.next()).done).toBe(true);
    const thrown = subscribe(asking('subscription { withdrawn { seq } }'));
    expect((await thrown.next()).value).toMatchObject({
      errors: [{ message: 'Internal server error' }],
    });
  });

  it('end when the subgraph ends them', async () => {
    const events = subscribe(asking('subscription { heard }'));
    const first = events.next();
    await world.feed.hasListeners(1);
    world.publish(1);
    await first;
    const last = events.next();
    world.feed.end();
    expect(await last).toEqual({ done: true, value: undefined });
  });

  it('are lost when the subgraph stops, which does not wait for them', async () => {
    const events = subscribe(RECORDED);
    world.record(1);
    await events.next();
    const next = events.next();
    const startedAt = performance.now();
    await Promise.all([
      expect(next).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' }),
      http.close(),
    ]);
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  it('slow the subgraph down to the pace at which events are taken', async () => {
    const events = subscribe(asking(`subscription { recorded(after: "-1") { ${longAliases()} } }`));
    world.record(20_000);
    await events.next();
    await new Promise((resolve) => setImmediate(resolve));
    expect(callers.length).toBeLessThan(10_000);
  });

  describe('from other servers', () => {
    let other: RunningHttpServer;
    let answer: (request: IncomingMessage, response: ServerResponse) => void;

    beforeEach(async () => {
      other = await startHttpServer({
        host: '127.0.0.1',
        port: 0,
        logger,
        routes: {
          '/graphql': (request, response) => Promise.resolve(answer(request, response)),
        },
      });
    });

    afterEach(() => other.close());

    it.each<[string, (response: ServerResponse) => void, string]>([
      ['are no GraphQL', (response) => response.end('<html>'), 'SUBGRAPH_BAD_ANSWER'],
      ['are cut short', (response) => stream(response).end(), 'SUBGRAPH_UNAVAILABLE'],
      ['are silent for too long', (response) => void stream(response), 'SUBGRAPH_UNAVAILABLE'],
      [
        'hold something else',
        (response) => stream(response).write('event: next\ndata: 1\n\n'),
        'SUBGRAPH_BAD_ANSWER',
      ],
      [
        'are without end',
        (response) => stream(response).write(`data: ${'x'.repeat(2_000_000)}`),
        'SUBGRAPH_ANSWER_TOO_LARGE',
      ],
    ])('are lost when they %s', async (_, respond, code) => {
      answer = (__, response) => respond(response);
      const own = transportTo(other.url);
      await expect(subscribe(RECORDED, own).next()).rejects.toMatchObject({ code });
      await own.close();
    });

    it('are read whatever their line ends, comments and pieces', async () => {
      const text =
        ':hello\r\n\r\nevent: next\r\nid: 1\r\ndata: {"data":\r\ndata: {"a":"é"}}\r\n\r\nevent:next\rdata:{"data":2}\r\r: x\n\nevent: complete\ndata:\n\n';
      answer = (_, response) => {
        stream(response);
        void sendInPieces(response, Buffer.from(text));
      };
      const own = transportTo(other.url);
      const events = subscribe(RECORDED, own);
      expect((await events.next()).value).toEqual({ data: { a: 'é' } });
      expect((await events.next()).value).toEqual({ data: 2 });
      expect((await events.next()).done).toBe(true);
      await own.close();
    });
  });
});

function stream(response: ServerResponse): ServerResponse {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  return response;
}

async function sendInPieces(response: ServerResponse, bytes: Buffer): Promise<void> {
  for (const byte of bytes) {
    if (!response.write(Buffer.of(byte))) {
      await once(response, 'drain');
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Makes an event some kilobytes long. */
function longAliases(): string {
  return Array.from({ length: 100 }, (_, index) => `a_rather_long_alias_${index}: cursor`).join(
    ' ',
  );
}
