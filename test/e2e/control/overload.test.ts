import { EventEmitter, once } from 'node:events';
import { ask } from '../../harness/client';
import { answerWell, type Call, startTroubledGraph, type TroubledGraph } from './troubled-graph';

const AT_ONCE = 4;
const WAITING = 6;
const CLIENTS = 200;
const QUERY = '{ best { stars } }';

interface Outcome {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: unknown;
}

const REFUSED = {
  status: 503,
  retryAfter: '1',
  body: {
    errors: [
      { message: expect.any(String) as unknown, extensions: { code: 'GATEWAY_OVERLOADED' } },
    ],
  },
};
const ANSWERED = { status: 200, retryAfter: null, body: { data: { best: { stars: 5 } } } };

describe('a gateway with more to do than it can', () => {
  let graph: TroubledGraph;

  beforeAll(async () => {
    graph = await startTroubledGraph({
      MAX_OPERATIONS: String(AT_ONCE),
      MAX_WAITING_OPERATIONS: String(WAITING),
    });
  });

  afterAll(() => graph[Symbol.asyncDispose]());

  it('refuses the rest at once, and answers what it has taken on', async () => {
    const held: Call[] = [];
    const outcomes: Outcome[] = [];
    const changes = new EventEmitter();
    graph.onCall = (call) => {
      held.push(call);
      changes.emit('change');
    };
    const clients = Array.from({ length: CLIENTS }, async () => {
      outcomes.push(await post());
      changes.emit('change');
    });
    const refused = CLIENTS - AT_ONCE - WAITING;
    while (outcomes.length < refused || held.length < AT_ONCE) {
      await once(changes, 'change');
    }
    expect(outcomes).toEqual(outcomes.map(() => REFUSED));
    expect(held).toHaveLength(AT_ONCE);

    graph.onCall = answerWell;
    held.forEach(answerWell);
    await Promise.all(clients);
    expect(outcomes.slice(-AT_ONCE - WAITING)).toEqual(
      Array.from({ length: AT_ONCE + WAITING }, () => ANSWERED),
    );
    expect(await ask(graph.url, { query: QUERY })).toEqual({ best: { stars: 5 } });
  });

  async function post(): Promise<Outcome> {
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY }),
    });
    const retryAfter = response.headers.get('retry-after');
    return { status: response.status, retryAfter, body: await response.json() };
  }
});
