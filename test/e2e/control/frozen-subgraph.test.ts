import { ask, send } from '../../harness/client';
import { answerWell, type Call, startTroubledGraph, type TroubledGraph } from './troubled-graph';

const LIMIT_MS = 300;
/** What we promise. */
const MARGIN_MS = 100;
/** A machine that is busy with other tests may be late once, and not each time. */
const ATTEMPTS = 5;
const FAILURES = 4;
const OPEN_MS = 400;

const QUERY = '{ books { title review { stars } } best { stars } }';
const TITLES = ['De la Terre à la Lune', 'Autour de la Lune'];
const freeze = (): void => undefined;

function codesAndPaths(errors: Awaited<ReturnType<typeof send>>['errors']): unknown {
  return errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.['code']]).toSorted();
}

/** An answer to the query, asked as often as it takes to see one in time. */
async function answerInTime(url: string): ReturnType<typeof send> {
  const times: number[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const from = performance.now();
    const answer = await send(url, { query: QUERY });
    times.push(performance.now() - from);
    if (Math.min(...times) < LIMIT_MS + MARGIN_MS) {
      return answer;
    }
  }
  throw new Error(`no answer came within ${LIMIT_MS + MARGIN_MS} ms: ${times.join(', ')}`);
}

describe('a frozen subgraph', () => {
  let graph: TroubledGraph;

  afterEach(() => graph[Symbol.asyncDispose]());

  it('costs its own fields and no more time than its limit', async () => {
    graph = await startTroubledGraph({ SUBGRAPH_TIMEOUT_MS: String(LIMIT_MS) });
    await ask(graph.url, { query: QUERY });
    graph.onCall = freeze;
    const { data, errors } = await answerInTime(graph.url);
    expect(data).toEqual({ books: TITLES.map((title) => ({ title, review: null })), best: null });
    expect(codesAndPaths(errors)).toEqual([
      ['best', 'SUBGRAPH_TIMEOUT'],
      [expect.stringMatching(/^books/), 'SUBGRAPH_TIMEOUT'],
    ]);
  });

  it('is left alone after a while, and asked again when it may have recovered', async () => {
    graph = await startTroubledGraph({
      SUBGRAPH_TIMEOUT_MS: String(LIMIT_MS),
      SUBGRAPH_CIRCUIT_FAILURES: String(FAILURES),
      SUBGRAPH_CIRCUIT_OPEN_MS: String(OPEN_MS),
    });
    graph.onCall = freeze;
    await Promise.all(
      Array.from({ length: FAILURES }, () => send(graph.url, { query: '{ best { stars } }' })),
    );
    await graph.logged(/"subgraph":"reviews".*stopped calling a subgraph/);
    let calls = 0;
    graph.onCall = () => {
      calls += 1;
    };
    const { data, errors } = await send(graph.url, { query: QUERY });
    expect(data).toMatchObject({ best: null });
    expect(codesAndPaths(errors)).toContainEqual(['best', 'SUBGRAPH_UNAVAILABLE']);
    expect(calls).toBe(0);

    graph.onCall = answerWell;
    await new Promise((resolve) => setTimeout(resolve, 2 * OPEN_MS));
    expect(await ask(graph.url, { query: '{ best { stars } }' })).toEqual({ best: { stars: 5 } });
    expect(graph.log()).toMatch(/trying a subgraph again[^]*calling a subgraph again/);
  });

  it('costs its own fields and no more time than the whole operation has', async () => {
    graph = await startTroubledGraph({ OPERATION_TIMEOUT_MS: String(LIMIT_MS) });
    await ask(graph.url, { query: QUERY });
    const cut = new Promise((resolve) => {
      graph.onCall = ({ request }) => request.socket.once('close', resolve);
    });
    const { data, errors } = await answerInTime(graph.url);
    expect(data).toEqual({ books: TITLES.map((title) => ({ title, review: null })), best: null });
    expect(codesAndPaths(errors)).toEqual([
      ['best', 'OPERATION_TIMEOUT'],
      [expect.stringMatching(/^books/), 'OPERATION_TIMEOUT'],
    ]);
    await cut;
  });

  it('is not cut off in the middle of a mutation when the time of the operation is over', async () => {
    graph = await startTroubledGraph({ OPERATION_TIMEOUT_MS: String(LIMIT_MS) });
    const begun = new Promise<Call>((resolve) => {
      graph.onCall = resolve;
    });
    const { data, errors } = await send(graph.url, { query: 'mutation { praise { stars } }' });
    expect(data).toEqual({ praise: null });
    expect(codesAndPaths(errors)).toEqual([['praise', 'OPERATION_TIMEOUT']]);
    const call = await begun;
    expect(call.request.socket.destroyed).toBe(false);
    const finished = new Promise((resolve) => call.response.once('finish', resolve));
    answerWell(call);
    await finished;
  });
});
