import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { RunningGateway } from '../../app';
import { decisionGraph, startTestGateway } from '../../testing/decision-gateway';
import { DecisionWorld } from '../../testing/event-subgraphs';
import { SocketClient } from '../../testing/socket-client';

/**
 * What the specification of `graphql-transport-ws` says about the wire, one by one, in its words and through a whole
 * gateway. The list is that of graphql-ws' own tests of its server.
 */

interface Talk {
  readonly client: SocketClient;
  readonly world: DecisionWorld;
  /** Numbers of what was published and has not been heard. */
  readonly published: number[];
}
type Step = (talk: Talk) => Promise<void> | void;

const INIT = { type: 'connection_init' };
const ACK = { type: 'connection_ack' };
const COMPLETE = { id: '1', type: 'complete' };
const LIVE = 'subscription { heard }';
const RECORDED = 'subscription { recorded(after: "-1") { seq } }';
const LARGEST_MESSAGE_BYTES = 1024 * 1024;

const subscribe = (payload: unknown, id: unknown = '1'): object => ({
  id,
  type: 'subscribe',
  payload,
});
const next = (payload: object, id = '1'): object => ({ id, type: 'next', payload });
const error = (code: string): object => ({
  id: '1',
  type: 'error',
  payload: [expect.objectContaining({ extensions: expect.objectContaining({ code }) as unknown })],
});

const say =
  (...messages: readonly (object | string)[]): Step =>
  ({ client }) => {
    for (const message of messages) {
      client.send(message);
    }
  };
const hear =
  (...messages: readonly object[]): Step =>
  async ({ client }) => {
    expect(await client.take(messages.length)).toEqual(messages);
  };
const closes =
  (code: number, reason: string): Step =>
  async ({ client }) => {
    expect(await client.closed).toEqual({ code, reason });
  };
/** Nothing else was said before the answer to a ping. */
const silence: Step = async ({ client }) => {
  client.send({ type: 'ping', payload: { silent: true } });
  expect(await client.next()).toEqual({ type: 'pong', payload: { silent: true } });
};
const publish: Step = ({ world, published }) => {
  published.push(...world.publish(1).map(({ seq }) => seq));
};
const hearPublished: Step = async ({ client, published }) => {
  for (const heard of published.splice(0)) {
    expect(await client.next()).toEqual(next({ data: { heard } }));
  }
};
const listening =
  (count: number): Step =>
  ({ world }) =>
    world.feed.hasListeners(count);
const acknowledged = [say(INIT), hear(ACK)];
const DECISION = next({ data: { decision: { seq: 4 } } });
const asked = say(subscribe({ query: '{ decision(seq: 4) { seq } }' }));
const answered = [asked, hear(DECISION, COMPLETE)];
const streaming = [...acknowledged, say(subscribe({ query: LIVE })), listening(1)];
const stillOpen = [silence, ...answered];

/** Another one than `LIVE`, as equal ones share their source. */
const LIVE_TOO = 'subscription { decided { seq } }';

type Scenario = readonly [what: string, ...steps: readonly Step[]];

const CONNECTING: readonly Scenario[] = [
  ['ConnectionInit is acknowledged', ...acknowledged],
  ['ConnectionInit may carry a payload', say({ ...INIT, payload: { any: 'thing' } }), hear(ACK)],
  [
    'ConnectionInit that is not accepted: 4403',
    say({ ...INIT, payload: { authorization: 'Bearer nobody' } }),
    async ({ client }) => expect((await client.closed).code).toBe(4403),
  ],
  ['no ConnectionInit in time: 4408', closes(4408, 'Connection initialisation timeout')],
  [
    'a second ConnectionInit at once: 4429',
    say(INIT, INIT),
    closes(4429, 'Too many initialisation requests'),
  ],
  [
    'a second ConnectionInit after the acknowledgement: 4429',
    ...acknowledged,
    say(INIT),
    closes(4429, 'Too many initialisation requests'),
  ],
];

const PINGING: readonly Scenario[] = [
  ['Ping is answered with Pong', ...acknowledged, say({ type: 'ping' }), hear({ type: 'pong' })],
  ['Pong carries the payload of Ping', ...acknowledged, silence],
  ['Ping is answered before the acknowledgement', silence],
  ['Pong is not reacted to', ...acknowledged, say({ type: 'pong' }), ...stillOpen],
];

const SUBSCRIBING: readonly Scenario[] = [
  [
    'Subscribe before the acknowledgement: 4401',
    say(subscribe({ query: LIVE })),
    closes(4401, 'Unauthorized'),
  ],
  ['a query: Next, then Complete', ...acknowledged, ...answered],
  [
    'a mutation: Next, then Complete',
    ...acknowledged,
    say(subscribe({ query: 'mutation { decide(label: "L1") { seq } }' })),
    hear(next({ data: { decide: { seq: 1 } } }), COMPLETE),
  ],
  [
    'a subscription: Next for each event, Complete when there are no more',
    ...streaming,
    publish,
    publish,
    hearPublished,
    ({ world }) => world.feed.end(),
    hear(COMPLETE),
  ],
  [
    'variables and operationName are taken',
    ...acknowledged,
    say(
      subscribe({
        query: 'query Other { cities } query One($seq: Int!) { decision(seq: $seq) { seq } }',
        operationName: 'One',
        variables: { seq: 4 },
        extensions: { any: 'thing' },
      }),
    ),
    hear(DECISION, COMPLETE),
  ],
  [
    'a document that cannot be read: Error, and the connection stays',
    ...acknowledged,
    say(subscribe({ query: '{ decision(' })),
    hear(error('GRAPHQL_PARSE_FAILED')),
    ...stillOpen,
  ],
  [
    'an operation that is not valid: Error, and the connection stays',
    ...acknowledged,
    say(subscribe({ query: 'subscription { unheard }' })),
    hear(error('GRAPHQL_VALIDATION_FAILED')),
    ...stillOpen,
  ],
  [
    'a field that fails: Next with data and errors, then Complete',
    ({ world }) => void world.dead.add('places'),
    ...acknowledged,
    say(subscribe({ query: '{ cities }' })),
    hear(
      next({
        data: { cities: null },
        errors: [expect.objectContaining({ path: ['cities'] })],
      }),
      COMPLETE,
    ),
    ...stillOpen,
  ],
  [
    'a subscription that its source refuses: Next with errors, then Complete',
    ...acknowledged,
    say(subscribe({ query: 'subscription { withdrawn { seq } }' })),
    hear(
      next({
        data: { withdrawn: null },
        errors: [expect.objectContaining({ path: ['withdrawn'] })],
      }),
      COMPLETE,
    ),
    ...stillOpen,
  ],
  [
    'two operations at once, each under its id',
    ...streaming,
    say(subscribe({ query: LIVE_TOO }, '2')),
    listening(2),
    publish,
    async ({ client, published: [seq] }) =>
      expect(new Set(await client.take(2))).toEqual(
        new Set([next({ data: { heard: seq } }), next({ data: { decided: { seq } } }, '2')]),
      ),
  ],
  [
    'an id in use: 4409, and all operations end',
    ...streaming,
    say(subscribe({ query: LIVE })),
    closes(4409, 'Subscriber for 1 already exists'),
    listening(0),
  ],
  ['an id is free again after Complete of the server', ...acknowledged, ...answered, ...answered],
  [
    'an id is free again after Complete of the client',
    ...streaming,
    say(COMPLETE),
    listening(0),
    ...answered,
  ],
  [
    'an id is free again after Error',
    ...acknowledged,
    say(subscribe({ query: 'subscription { unheard }' })),
    hear(error('GRAPHQL_VALIDATION_FAILED')),
    ...answered,
  ],
  [
    'an upstream that drops is opened again behind the last event',
    ({ world }) => world.record(1),
    ...acknowledged,
    say(subscribe({ query: RECORDED })),
    hear(next({ data: { recorded: { seq: 0 } } })),
    ({ world }) => {
      world.journal.cut();
      world.record(1);
    },
    hear(next({ data: { recorded: { seq: 1 } } })),
  ],
];

const COMPLETING: readonly Scenario[] = [
  [
    'Complete of the client while events come: nothing more is said of it',
    ...streaming,
    say(COMPLETE),
    listening(0),
    publish,
    ...stillOpen,
  ],
  [
    'Complete for an id that is unknown is ignored',
    ...acknowledged,
    say({ id: 'unknown', type: 'complete' }),
    ...stillOpen,
  ],
  ['Complete twice is ignored', ...streaming, say(COMPLETE, COMPLETE), listening(0), ...stillOpen],
  [
    'Complete of one operation leaves the others',
    ...streaming,
    say(subscribe({ query: LIVE_TOO }, '2')),
    listening(2),
    say({ id: '2', type: 'complete' }),
    listening(1),
    publish,
    hearPublished,
  ],
  [
    'a client that closes ends its operations',
    ...streaming,
    ({ client }) => client.socket.close(1000),
    listening(0),
  ],
  [
    'a client that is cut off ends its operations',
    ...streaming,
    ({ client }) => client.socket.terminate(),
    listening(0),
  ],
];

const INVALID: readonly (readonly [what: string, message: object | string])[] = [
  ['no JSON', '{'],
  ['nothing', ''],
  ['null', 'null'],
  ['a number', '7'],
  ['a list', [INIT]],
  ['an object without a type', { id: '1' }],
  ['a type that there is not', { type: 'start' }],
  ['ConnectionAck, which is the server’s', ACK],
  ['Next, which is the server’s', next({ data: null })],
  ['Error, which is the server’s', { id: '1', type: 'error', payload: [{ message: 'x' }] }],
  ['Subscribe without an id', { type: 'subscribe', payload: { query: LIVE } }],
  ['Subscribe with an empty id', subscribe({ query: LIVE }, '')],
  ['Subscribe with a number as its id', subscribe({ query: LIVE }, 1)],
  ['Subscribe without a payload', { id: '1', type: 'subscribe' }],
  ['Subscribe without a query', subscribe({})],
  ['Subscribe with a query that is no text', subscribe({ query: 1 })],
  ['Subscribe with variables that are no object', subscribe({ query: LIVE, variables: 'x' })],
  ['Subscribe with an operationName that is no text', subscribe({ query: LIVE, operationName: 1 })],
  ['Subscribe with extensions that are no object', subscribe({ query: LIVE, extensions: 'x' })],
  ['Complete without an id', { type: 'complete' }],
  ['Ping with a payload that is no object', { type: 'ping', payload: 'x' }],
];

describe('graphql-transport-ws through a gateway', () => {
  let world: DecisionWorld;
  let gateway: RunningGateway;
  let client: SocketClient;

  beforeAll(async () => {
    world = new DecisionWorld();
    gateway = await startTestGateway(decisionGraph(world));
  });

  afterAll(() => gateway.close());

  beforeEach(async () => {
    client = await SocketClient.open(`${gateway.url}/graphql`);
  });

  afterEach(async () => {
    client.socket.terminate();
    world.dead.clear();
    await world.feed.hasListeners(0);
  });

  it.each([...CONNECTING, ...PINGING, ...SUBSCRIBING, ...COMPLETING])('%s', async (_, ...steps) => {
    const talk = { client, world, published: [] };
    for (const step of steps as Step[]) {
      await step(talk);
    }
    expect(steps.length).toBeGreaterThan(0);
  });

  it.each(INVALID)('a message that is not valid: 4400 (%s)', async (_, message) => {
    await hearAcknowledgement();
    client.send(message);
    expect(await client.closed).toEqual({ code: 4400, reason: 'Invalid message received' });
  });

  it('a binary frame: 4400', async () => {
    await hearAcknowledgement();
    client.socket.send(Buffer.from(JSON.stringify(subscribe({ query: LIVE }))));
    expect((await client.closed).code).toBe(4400);
  });

  it('a message that is too large: 1009', async () => {
    await hearAcknowledgement();
    client.send(subscribe({ query: `#${'x'.repeat(LARGEST_MESSAGE_BYTES)}` }));
    expect((await client.closed).code).toBe(1009);
  });

  it.each([
    ['none', ''],
    ['the old graphql-ws', 'graphql-ws'],
  ])('another subprotocol: 4406 (%s)', async (_, protocol) => {
    const stranger = new SocketClient(`${gateway.url}/graphql`, { protocol });
    expect(await stranger.closed).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' });
  });

  it('the subprotocol is chosen among those that the client offers', async () => {
    const url = `${gateway.url}/graphql`.replace('http', 'ws');
    const socket = new WebSocket(url, ['graphql-ws', 'graphql-transport-ws']);
    await once(socket, 'open');
    expect(socket.protocol).toBe('graphql-transport-ws');
    socket.terminate();
  });

  it('the server shuts down: 1012, and operations end', async () => {
    const other = await startTestGateway(decisionGraph(world));
    const leaving = await SocketClient.connect(`${other.url}/graphql`);
    leaving.ask('1', LIVE);
    await world.feed.hasListeners(1);
    await other.close();
    expect(await leaving.closed).toEqual({ code: 1012, reason: 'Service restart' });
    expect(world.feed.listeners).toBe(0);
  });

  async function hearAcknowledgement(): Promise<void> {
    client.send(INIT);
    expect(await client.next()).toEqual(ACK);
  }
});
