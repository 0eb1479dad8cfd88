import { type Answer, send } from '../../harness/client';
import { FAULTS, type Fault, INTERNAL_NAMES } from './faults';
import { answerWell, type Call, startTroubledGraph, type TroubledGraph } from './troubled-graph';

const ANSWERS = 300;
const CODES: ReadonlySet<unknown> = new Set([
  'INTERNAL_SERVER_ERROR',
  'NOT_FOUND',
  'SUBGRAPH_ANSWER_TOO_LARGE',
  'SUBGRAPH_BAD_ANSWER',
  'SUBGRAPH_INVALID_VALUE',
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_UNAVAILABLE',
]);

/** Where a fault strikes: the operation, and which of its calls to the troubled subgraph. */
const POSITIONS: readonly { readonly query: string; readonly strikes: (call: Call) => boolean }[] =
  [
    { query: '{ books { title } best { stars } }', strikes: () => true },
    { query: '{ books { title review { stars } } }', strikes: () => true },
    {
      query: '{ books { title review { stars } } best { stars } }',
      strikes: ({ body }) => body.includes('_entities'),
    },
    {
      query: '{ books { title review { stars } } best { stars } }',
      strikes: ({ body }) => !body.includes('_entities'),
    },
    { query: 'mutation { praise(id: 1) { stars } }', strikes: () => true },
  ];

const BOOKS = [{ title: 'De la Terre à la Lune' }, { title: 'Autour de la Lune' }];

describe('the answers of a gateway over a subgraph with faults', () => {
  let graph: TroubledGraph;

  beforeAll(async () => {
    graph = await startTroubledGraph({
      SUBGRAPH_TIMEOUT_MS: '200',
      SUBGRAPH_MAX_ANSWER_BYTES: '10000',
      SUBGRAPH_CIRCUIT_FAILURES: '0',
    });
  });

  afterAll(() => graph?.[Symbol.asyncDispose]());

  async function askWith(fault: Fault, position: (typeof POSITIONS)[number]): Promise<Answer> {
    graph.onCall = (call) => (position.strikes(call) ? fault.commit(call) : answerWell(call));
    return send(graph.url, { query: position.query });
  }

  it(`tell nothing of its inside, ${ANSWERS} times, and keep what is good`, async () => {
    const told: string[] = [];
    for (let number = 0; number < ANSWERS; number += 1) {
      const fault = FAULTS[number % FAULTS.length] as Fault;
      const position = POSITIONS[Math.floor(number / FAULTS.length) % POSITIONS.length];
      if (position === undefined) {
        throw new RangeError('no such position');
      }
      const { status, data, errors, text } = await askWith(fault, position);
      const internal = INTERNAL_NAMES.exec(text);
      if (internal !== null) {
        told.push(`${fault.name}: ${internal[0]} in ${text}`);
      }
      const found = { fault: fault.name, query: position.query };
      expect({ ...found, status, codes: errors?.filter((error) => !hasKnownCode(error)) }).toEqual({
        ...found,
        status: 200,
        codes: [],
      });
      expect(errors).not.toEqual([]);
      const titles = (data as { books?: readonly { title: string }[] } | null)?.books ?? BOOKS;
      expect(titles.map(({ title }) => title)).toEqual(BOOKS.map(({ title }) => title));
    }
    expect(told).toEqual([]);
  });

  it('are good again when the subgraph is', async () => {
    graph.onCall = answerWell;
    const { data, errors } = await send(graph.url, { query: '{ best { stars } }' });
    expect({ data, errors }).toEqual({ data: { best: { stars: 5 } }, errors: undefined });
  });
});

function hasKnownCode({
  extensions,
}: {
  readonly extensions?: Readonly<Record<string, unknown>>;
}): boolean {
  return CODES.has(extensions?.['code']);
}
