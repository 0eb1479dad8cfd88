import type { RunningGateway } from '../../app';
import { decisionGraph, startTestGateway } from '../../testing/decision-gateway';
import { DecisionWorld } from '../../testing/event-subgraphs';

/**
 * What the specification of `graphql-sse` says about the wire in "distinct connections mode", one by one and through a
 * whole gateway. The list is that of graphql-sse's own tests of its handler.
 */

const OPENING = ':\n\n';
const COMPLETE = 'event: complete\ndata:\n\n';
const next = (payload: object, id = ''): string =>
  `event: next\n${id}data: ${JSON.stringify(payload)}\n\n`;
const CITIES = next({ data: { cities: ['Toulouse'] } });

interface Asked {
  readonly query?: string;
  readonly variables?: object;
  readonly operationName?: string;
}

describe('graphql-sse through a gateway', () => {
  let world: DecisionWorld;
  let gateway: RunningGateway;

  beforeAll(async () => {
    world = new DecisionWorld();
    gateway = await startTestGateway(decisionGraph(world));
  });

  afterAll(() => gateway.close());

  afterEach(async () => {
    world.dead.clear();
    await world.feed.hasListeners(0);
  });

  const post = (
    asked: Asked,
    headers: Readonly<Record<string, string>> = {},
    { url } = gateway,
  ): Promise<Response> =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
      body: JSON.stringify(asked),
    });

  const get = ({ variables, ...asked }: Asked): Promise<Response> => {
    const search = new URLSearchParams({
      ...asked,
      ...(variables && { variables: JSON.stringify(variables) }),
    });
    return fetch(`${gateway.url}/graphql?${search.toString()}`, {
      headers: { accept: 'text/event-stream' },
    });
  };

  const asking = [
    ['POST', (asked: Asked) => post(asked)],
    ['GET', (asked: Asked) => get(asked)],
  ] as const;

  describe.each(asking)('by %s', (_, ask) => {
    it('a query: one next, then complete, and the stream ends', async () => {
      const response = await ask({ query: '{ cities }' });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      expect(await response.text()).toBe(`${OPENING}${CITIES}${COMPLETE}`);
    });

    it('a subscription: next for each event, complete when there are no more', async () => {
      const response = await ask({ query: 'subscription { heard }' });
      await world.feed.hasListeners(1);
      const heard = world.publish(2).map(({ seq }) => next({ data: { heard: seq } }));
      world.feed.end();
      expect(await response.text()).toBe(`${OPENING}${heard.join('')}${COMPLETE}`);
    });

    it('variables and operationName are taken', async () => {
      const response = await ask({
        query: 'query Other { cities } query One($seq: Int!) { decision(seq: $seq) { seq } }',
        operationName: 'One',
        variables: { seq: 4 },
      });
      expect(await response.text()).toContain(next({ data: { decision: { seq: 4 } } }));
    });

    it.each([
      ['cannot be read', '{ cities(', 'GRAPHQL_PARSE_FAILED'],
      ['is not valid', '{ towns }', 'GRAPHQL_VALIDATION_FAILED'],
    ])('an operation that %s is told in the stream, which ends', async (_, query, code) => {
      const response = await ask({ query });
      expect(response.status).toBe(200);
      const text = await response.text();
      expect(text).toContain(`"code":"${code}"`);
      expect(text.endsWith(COMPLETE)).toBe(true);
    });

    it('a field that fails: next with data and errors, then complete', async () => {
      world.dead.add('places');
      const text = await (await ask({ query: '{ cities }' })).text();
      expect(text).toContain('"data":{"cities":null}');
      expect(text).toContain('"path":["cities"]');
      expect(text.endsWith(COMPLETE)).toBe(true);
    });

    it('a subscription that its source refuses: next with errors, then complete', async () => {
      const text = await (await ask({ query: 'subscription { withdrawn { seq } }' })).text();
      expect(text).toContain('"path":["withdrawn"]');
      expect(text.endsWith(COMPLETE)).toBe(true);
    });

    it('a client that disconnects ends its subscription', async () => {
      const response = await ask({ query: 'subscription { heard }' });
      await world.feed.hasListeners(1);
      await response.body?.cancel();
      await world.feed.hasListeners(0);
      expect(world.feed.listeners).toBe(0);
    });

    it('no query: 400', async () => {
      expect((await ask({})).status).toBe(400);
    });
  });

  it('a mutation by POST: next, then complete', async () => {
    const response = await post({ query: 'mutation { decide(label: "L1") { seq } }' });
    expect(await response.text()).toContain(next({ data: { decide: { seq: 1 } } }));
  });

  it('a mutation by GET: 405, and nothing is changed', async () => {
    const response = await get({ query: 'mutation { decide(label: "L1") { seq } }' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('another accept header: no stream', async () => {
    const response = await post({ query: '{ cities }' }, { accept: 'application/json' });
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toEqual({ data: { cities: ['Toulouse'] } });
  });

  it('Last-Event-ID: what follows that event', async () => {
    world.record(3);
    const response = await post(
      { query: 'subscription { recorded { seq } }' },
      { 'last-event-id': '1' },
    );
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let text = '';
    while (!text.includes('next')) {
      text += new TextDecoder().decode((await reader.read()).value);
    }
    expect(text).toBe(`${OPENING}${next({ data: { recorded: { seq: 2 } } }, 'id: 2\n')}`);
    await reader.cancel();
  });

  it('the server shuts down: the stream ends without complete', async () => {
    const other = await startTestGateway(decisionGraph(world));
    const response = await post({ query: 'subscription { heard }' }, {}, other);
    await world.feed.hasListeners(1);
    await other.close();
    expect(await response.text()).toBe(OPENING);
  });

  describe.each(['PUT', 'DELETE'])('%s of the single connection mode is refused', (method) => {
    it.each([
      ['text/event-stream', 405],
      // As a request that another site's page may send without asking.
      ['*/*', 400],
    ])('accept: %s, status %i', async (accept, refused) => {
      const { status } = await fetch(`${gateway.url}/graphql`, { method, headers: { accept } });
      expect(status).toBe(refused);
    });
  });
});
