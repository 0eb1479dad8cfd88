import { EventEmitter, once } from 'node:events';
import { createLogger } from '@apogee/shared/logger';
import { type ExecutionResult, parse, subscribe } from 'graphql';
import { type RunningGateway, startGateway } from '../../app';
import type { FederatedGraph } from '../../generations';
import {
  composeDecisions,
  type Decision,
  DecisionWorld,
  localSubgraph,
  monolith,
  SUBGRAPH_NAMES,
  schemaOf,
  subgraphWithoutEvents,
} from '../../testing/event-subgraphs';
import { type RemoteSubgraph, startRemoteSubgraph } from '../../testing/remote-subgraph';
import { SocketClient } from '../../testing/socket-client';
import {
  type SubgraphTransport,
  webSocketSubscriptions,
  withSubscriptions,
} from '../../transports';

const FULL = `subscription ($firm: ID) {
  happened: decided(firm: $firm) {
    __typename seq verdict
    label { id state: status product { name city ... on Product { hall } } }
  }
}`;

const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });

/** Events wait in a queue of this length when the upstream is another program. */
const WAITING = 5;
/** And so many more are read ahead. */
const AHEAD = 32;

describe('federated subscriptions over WebSocket', () => {
  let world: DecisionWorld;
  let gateway: RunningGateway;
  let remote: RemoteSubgraph | null;
  let client: SocketClient;

  function local(): Map<string, SubgraphTransport> {
    return new Map(SUBGRAPH_NAMES.map((name) => [name, localSubgraph(name, world)]));
  }

  async function withRemoteDecisions(): Promise<Map<string, SubgraphTransport>> {
    remote = await startRemoteSubgraph(schemaOf('decisions', world));
    const transports = local();
    const events = webSocketSubscriptions({
      name: 'decisions',
      url: remote.url,
      timeoutMs: 10_000,
      mostWaitingEvents: WAITING,
    });
    return transports.set(
      'decisions',
      withSubscriptions(transports.get('decisions') as SubgraphTransport, events),
    );
  }

  async function start(transports: ReadonlyMap<string, SubgraphTransport>): Promise<void> {
    gateway = await startGateway({
      ...graphOver(transports),
      host: '127.0.0.1',
      port: 0,
      explorer: { title: 'test', operations: [] },
      corsOrigins: [],
      operations: { timeoutMs: 10_000, mostAtOnce: 100, mostWaiting: 100, comfortableSize: 0 },
      logger,
    });
    client = await SocketClient.connect(`${gateway.url}/graphql`);
  }

  async function subscribed(query = FULL, variables = {}): Promise<void> {
    const before = world.feed.listeners;
    client.ask('s', query, variables);
    await world.feed.hasListeners(before + 1);
  }

  beforeEach(() => {
    world = new DecisionWorld();
    remote = null;
  });

  afterEach(async () => {
    await client.close();
    await gateway.close();
    await remote?.close();
  });

  describe.each([
    ['in this process', () => Promise.resolve(local())],
    ['over WebSocket', withRemoteDecisions],
  ])('from a subgraph %s', (_, transports) => {
    beforeEach(async () => start(await transports()));

    it('answers each event as one server with all the data does', async () => {
      const opened = await subscribe({
        schema: monolith(world),
        document: parse(FULL),
        variableValues: { firm: 'F1' },
      });
      const expected = opened as AsyncGenerator<ExecutionResult, void>;
      const first = expected.next();
      await world.feed.hasListeners(1);
      await subscribed(FULL, { firm: 'F1' });
      world.publish(1, 'F2');
      for (let index = 0; index < 7; index++) {
        world.publish(1, 'F1');
        const oracle = index === 0 ? await first : await expected.next();
        const { payload, ...message } = await client.next();
        expect(message).toEqual({ id: 's', type: 'next' });
        expect(dataOf(payload)).toEqual(JSON.stringify(oracle.value?.data));
        expect(pathsOf(payload)).toEqual(pathsOf(oracle.value));
      }
      await expected.return();
    });

    it.each([
      ['completes it', () => client.send({ id: 's', type: 'complete' })],
      ['closes the connection', () => client.socket.close()],
      ['is cut off', () => client.socket.terminate()],
    ])('leaves the subgraph within a second when the client %s', async (_, depart) => {
      await subscribed();
      const startedAt = performance.now();
      depart();
      await world.feed.hasListeners(0);
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    });

    it('completes when the subgraph ends it', async () => {
      await subscribed('subscription { heard }');
      world.publish(1);
      await client.next();
      world.feed.end();
      expect(await client.next()).toEqual({ id: 's', type: 'complete' });
    });

    it('says what the subgraph has against it, and nothing of how that is built', async () => {
      client.ask('s', 'subscription { withdrawn { seq } }');
      expect(await client.take(2)).toEqual([
        {
          id: 's',
          type: 'next',
          payload: {
            data: { withdrawn: null },
            errors: [
              {
                message: 'Internal server error',
                path: ['withdrawn'],
                extensions: { code: 'INTERNAL_SERVER_ERROR' },
              },
            ],
          },
        },
        { id: 's', type: 'complete' },
      ]);
    });
  });

  it('keeps the order of events, however long each takes to be answered', async () => {
    await start(local());
    let turn = 0;
    world.before = async () => {
      turn += 1;
      await new Promise((resolve) => setTimeout(resolve, (turn * 7) % 5));
    };
    await subscribed();
    const published = world.publish(40).map(({ seq }) => seq);
    const messages = await client.take(40);
    expect(messages.map(({ payload }) => seqOf(payload))).toEqual(published);
  });

  it('nulls the fields of a dead subgraph, says so, and goes on', async () => {
    await start(local());
    await subscribed('subscription { decided { seq label { product { name city } } } }');
    world.dead.add('places');
    world.publish(1);
    expect((await client.next()).payload).toEqual({
      data: { decided: { seq: 0, label: { product: { name: 'product P0', city: null } } } },
      errors: [
        {
          message: 'The subgraph "places" could not be reached.',
          path: ['decided', 'label', 'product', 'city'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
        },
      ],
    });
    world.dead.clear();
    world.publish(1);
    expect((await client.next()).payload).toEqual({
      data: { decided: { seq: 1, label: { product: { name: 'product P1', city: 'city of P1' } } } },
    });
  });

  it('tells other subgraphs that the client has left while they answer', async () => {
    await start(local());
    await subscribed();
    const aborted = new Promise<void>((resolve) => {
      world.before = (_, signal) =>
        new Promise<void>((done) => {
          signal?.addEventListener('abort', () => {
            resolve();
            done();
          });
          client.send({ id: 's', type: 'complete' });
        });
    });
    world.publish(1);
    await aborted;
    await world.feed.hasListeners(0);
    expect(world.feed.listeners).toBe(0);
  });

  it('gives a slow subscriber what could wait, in order, and then ends with a code', async () => {
    await start(await withRemoteDecisions());
    const release = new EventEmitter();
    const held = once(release, 'now');
    const begun = new Promise<void>((resolve) => {
      world.before = () => {
        resolve();
        return held.then(() => undefined);
      };
    });
    await subscribed();
    const [first] = world.publish(1);
    await begun;
    world.publish(AHEAD + WAITING + 1);
    await world.feed.hasListeners(0);
    release.emit('now');
    const messages = [await client.next()];
    while (messages.at(-1)?.type === 'next') {
      messages.push(await client.next());
    }
    const last = messages.pop();
    expect(messages.length).toBeGreaterThan(WAITING);
    expect(messages.map(({ payload }) => seqOf(payload))).toEqual(
      messages.map((_, index) => (first as Decision).seq + index),
    );
    expect(last).toMatchObject({
      id: 's',
      type: 'error',
      payload: [{ extensions: { code: 'SUBSCRIPTION_TOO_SLOW' } }],
    });
  });

  it('says that the connection to a subgraph has gone, and not where it was', async () => {
    await start(await withRemoteDecisions());
    await subscribed('subscription { heard }');
    remote?.cut();
    expect(await client.next()).toEqual({
      id: 's',
      type: 'error',
      payload: [
        {
          message: 'The subgraph "decisions" could not be reached.',
          extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
        },
      ],
    });
    await world.feed.hasListeners(0);
    await subscribed('subscription { heard }');
    world.publish(1);
    expect((await client.next()).payload).toEqual({ data: { heard: 0 } });
  });

  it('refuses to subscribe where a subgraph has no events, and over single requests', async () => {
    await start(local().set('decisions', subgraphWithoutEvents('decisions', world)));
    client.ask('s', FULL);
    expect(await client.next()).toEqual({
      id: 's',
      type: 'error',
      payload: [
        {
          message: 'This gateway does not execute subscriptions to the subgraph "decisions".',
          extensions: { code: 'OPERATION_NOT_SUPPORTED' },
        },
      ],
    });
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: FULL }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('WebSocket') as string,
          extensions: { code: 'OPERATION_NOT_SUPPORTED' },
        },
      ],
    });
  });

  it('answers queries and mutations too, as over HTTP', async () => {
    await start(local());
    client.ask('q', 'query ($id: ID!) { product(id: $id) { name city } }', { id: 'P1' });
    expect(await client.take(2)).toEqual([
      {
        id: 'q',
        type: 'next',
        payload: { data: { product: { name: 'product P1', city: 'city of P1' } } },
      },
      { id: 'q', type: 'complete' },
    ]);
    client.ask('q', 'mutation { decide(label: "L1") { label { product { name } } } }');
    expect((await client.take(2))[0]?.payload).toEqual({
      data: { decide: { label: { product: { name: 'product P1' } } } },
    });
  });

  it('lets clients connect again when another graph is served, after what they asked is answered', async () => {
    await start(local());
    const release = new EventEmitter();
    const held = once(release, 'now');
    const asked = new Promise<void>((resolve) => {
      world.before = () => {
        resolve();
        return held.then(() => undefined);
      };
    });
    await subscribed('subscription { heard }');
    client.ask('q', '{ cities }');
    await asked;
    const other = await SocketClient.connect(`${gateway.url}/graphql`);
    await gateway.replaceGraph(graphOver(local()));
    await world.feed.hasListeners(0);
    client.ask('late', '{ cities }');
    release.emit('now');
    expect(await client.take(2)).toEqual([
      { id: 'q', type: 'next', payload: { data: { cities: ['Toulouse'] } } },
      { id: 'q', type: 'complete' },
    ]);
    expect(await client.closed).toEqual({ code: 1012, reason: 'Service restart' });
    other.ask('q', '{ cities }');
    expect((await other.next()).payload).toEqual({ data: { cities: ['Toulouse'] } });
    await other.close();
  });

  it('says goodbye when it is stopped', async () => {
    await start(local());
    await subscribed('subscription { heard }');
    await gateway.close();
    expect(await client.closed).toEqual({ code: 1012, reason: 'Service restart' });
    expect(world.feed.listeners).toBe(0);
  });
});

function graphOver(transports: ReadonlyMap<string, SubgraphTransport>): FederatedGraph {
  return { supergraph: composeDecisions(), transports };
}

interface Payload {
  readonly data?: unknown;
  readonly errors?: readonly { readonly path?: readonly unknown[] }[];
}

function dataOf(payload: unknown): string {
  return JSON.stringify((payload as Payload).data);
}

function pathsOf(payload: unknown): unknown {
  return (payload as Payload).errors?.map(({ path }) => path);
}

function seqOf(payload: unknown): unknown {
  const { data } = payload as { data?: { happened?: { seq?: number } } };
  return data?.happened?.seq;
}
