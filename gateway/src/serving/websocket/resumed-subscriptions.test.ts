import { createLogger } from '@apogee/shared/logger';
import { type RunningGateway, startGateway } from '../../app';
import type { FederatedGraph } from '../../generations';
import {
  composeDecisions,
  DecisionWorld,
  localSubgraph,
  SUBGRAPH_NAMES,
  type SubgraphName,
} from '../../testing/event-subgraphs';
import { SocketClient } from '../../testing/socket-client';

const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });

const RECORDED = `subscription ($after: String) {
  recorded(after: $after) { seq label { product { name city } } }
}`;

const LIMITS = { timeoutMs: 10_000, mostAtOnce: 100, mostWaiting: 100, comfortableSize: 0 };

describe('subscriptions whose events have cursors', () => {
  let world: DecisionWorld;
  let gateway: RunningGateway;
  let client: SocketClient;
  let other: SocketClient;
  const calls: SubgraphName[] = [];

  beforeEach(async () => {
    world = new DecisionWorld();
    calls.length = 0;
    world.before = (name) => {
      calls.push(name);
      return Promise.resolve();
    };
    gateway = await startGateway({
      ...graph(),
      host: '127.0.0.1',
      port: 0,
      explorer: { title: 'test', operations: [] },
      corsOrigins: [],
      operations: LIMITS,
      logger,
    });
    client = await SocketClient.connect(`${gateway.url}/graphql`);
    other = await SocketClient.connect(`${gateway.url}/graphql`);
  });

  afterEach(async () => {
    await Promise.all([client.close(), other.close()]);
    await gateway.close();
    await world.journal.hasReaders(0);
  });

  function graph(): FederatedGraph {
    return {
      supergraph: composeDecisions(),
      transports: new Map(SUBGRAPH_NAMES.map((name) => [name, localSubgraph(name, world)])),
    };
  }

  it('are read and answered once for all who ask the same, whatever they call it', async () => {
    client.ask('a', RECORDED);
    await world.journal.hasReaders(1);
    other.ask('b', RECORDED.replace('$after', '$from').replace('$after', '$from'), { from: null });
    other.ask('c', RECORDED);
    client.ask('d', RECORDED.replace('recorded(', 'happened: recorded('));
    await world.journal.hasReaders(3);
    world.record(1);
    expect(await idsOf(client, 2)).toEqual(new Set(['a', 'd']));
    expect(await idsOf(other, 2)).toEqual(new Set(['b', 'c']));
    expect(world.journal.openings).toEqual([null, null, null]);
    expect(calls).toHaveLength(6);
  });

  it('ask the other subgraphs once for all events that wait', async () => {
    world.record(20);
    client.ask('a', RECORDED, { after: '-1' });
    expect(await seqs(client, 20)).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(calls.length).toBeLessThan(8);
  });

  it('begin after the event that a client names, and go on with all others as one', async () => {
    other.ask('b', RECORDED);
    await world.journal.hasReaders(1);
    world.record(10);
    expect(await seqs(other, 10)).toHaveLength(10);
    client.ask('a', RECORDED, { after: '6' });
    expect(await seqs(client, 3)).toEqual([7, 8, 9]);
    expect(world.journal.openings).toEqual([null]);
    world.record(1);
    expect(await seqs(client, 1)).toEqual([10]);
  });

  it('begin with a literal, a default or nothing', async () => {
    world.record(3);
    client.ask('a', 'subscription { recorded(after: "1") { seq } }');
    client.ask(
      'b',
      'subscription ($x: String = "1") { ...R } fragment R on Subscription { recorded(after: $x) { seq } }',
    );
    client.ask('c', 'subscription { recorded { seq } }');
    expect(await seqs(client, 2)).toEqual([2, 2]);
    await world.journal.hasReaders(3);
    world.record(1);
    expect(await seqs(client, 3)).toEqual([3, 3, 3]);
  });

  it('give the client nothing that he has not asked for', async () => {
    client.ask('a', 'subscription { recorded(after: null) { verdict } }');
    await world.journal.hasReaders(1);
    world.record(1);
    expect((await client.next()).payload).toEqual({ data: { recorded: { verdict: 'AWARDED' } } });
  });

  it('are opened again behind the last event when the subgraph is lost', async () => {
    client.ask('a', RECORDED);
    await world.journal.hasReaders(1);
    world.record(2);
    expect(await seqs(client, 2)).toEqual([0, 1]);
    world.journal.cut();
    world.record(2);
    expect(await seqs(client, 2)).toEqual([2, 3]);
    expect(world.journal.openings).toEqual([null, 2]);
  });

  it('go on over another supergraph, over the same connection and without a hole', async () => {
    client.ask('a', RECORDED);
    await world.journal.hasReaders(1);
    world.record(2);
    expect(await seqs(client, 2)).toEqual([0, 1]);
    await gateway.replaceGraph(graph());
    world.record(2);
    expect(await seqs(client, 2)).toEqual([2, 3]);
    expect(world.journal.openings).toEqual([null, 2]);
  });

  it('say for each of the events that are answered together what is wrong with it', async () => {
    world.record(8);
    world.dead.add('places');
    client.ask('a', 'subscription { recorded(after: "3") { seq label { product { city } } } }');
    const messages = await client.take(4);
    for (const { payload } of messages) {
      expect(payload).toMatchObject({
        data: { recorded: { label: { product: { city: null } } } },
        errors: [
          {
            path: ['recorded', 'label', 'product', 'city'],
            extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
          },
        ],
      });
    }
  });
});

async function seqs(from: SocketClient, count: number): Promise<unknown[]> {
  const messages = await from.take(count);
  return messages.map(
    ({ payload }) => (payload as { data: { recorded: { seq: number } } }).data.recorded.seq,
  );
}

async function idsOf(from: SocketClient, count: number): Promise<Set<string | undefined>> {
  const messages = await from.take(count);
  return new Set(messages.map(({ id }) => id));
}
