import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Refused, subscribe } from '../../../docs/clients/subscribe';
import { type Graph, SUBGRAPH_SECRET, startGateway } from '../../harness/graph';
import { ROOT } from '../../harness/program';
import { composeSupergraph } from '../../harness/small-subgraph';
import { Chapters } from './chapters';
import { CuttingProxy } from './cutting-proxy';

const QUERY = 'subscription { chapters(after: "0") { number } }';
const SNIPPETS = join(ROOT, 'docs/clients');
const TOKEN = { authorization: 'Bearer nobody' };
const CHAPTERS = 30;
const BETWEEN_CUTS = 7;

interface Answer {
  readonly data?: { readonly chapters: { readonly number: number } } | null;
}

describe('what is there to copy for clients', () => {
  let folder: string;
  let chapters: Chapters;
  let graph: Graph;
  let proxy: CuttingProxy;
  let url: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apogee-snippets-'));
    chapters = new Chapters();
    await chapters.start();
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, composeSupergraph([chapters]));
    graph = await startGateway(['--supergraph', file], [], { SUBGRAPH_SECRET });
    proxy = new CuttingProxy(graph.url);
    url = `${await proxy.start()}/graphql`;
    chapters.write(CHAPTERS);
  });

  afterEach(async () => {
    await proxy[Symbol.asyncDispose]();
    await graph[Symbol.asyncDispose]();
    await chapters[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  /** Cuts all connections every few events. Gives back what came, each once. */
  async function readThroughCuts(answers: AsyncIterable<Answer>): Promise<number[]> {
    const received = new Set<number>();
    for await (const { data } of answers) {
      received.add(data?.chapters.number ?? Number.NaN);
      if (received.size === CHAPTERS) {
        break;
      }
      if (received.size % BETWEEN_CUTS === 0) {
        chapters.write(1);
        proxy.cut();
      }
    }
    return [...received];
  }

  const EVERY = Array.from({ length: CHAPTERS }, (_, index) => index + 1);

  it('goes on behind the last event in TypeScript', async () => {
    expect(await readThroughCuts(subscribe({ url, query: QUERY }))).toEqual(EVERY);
  });

  it('goes on behind the last event in Python', async () => {
    const script = join(SNIPPETS, 'subscribe.py');
    expect(await readThroughCuts(linesOf('python3', [script, url, QUERY]))).toEqual(EVERY);
  });

  it('goes on behind the last event with curl', async () => {
    const args = [join(SNIPPETS, 'subscribe.sh'), url, JSON.stringify({ query: QUERY })];
    const answers = linesOf('sh', [...args, join(folder, 'cursor')]);
    expect(await readThroughCuts(answers)).toEqual(EVERY);
  });

  it('begins after a cursor, and stops when it is told to', async () => {
    const stop = new AbortController();
    const events = subscribe<Answer['data']>({
      url,
      query: QUERY,
      after: '20',
      signal: stop.signal,
    });
    const first = await events.next();
    expect(first.value).toEqual({ data: { chapters: { number: 21 } }, cursor: '21' });
    await events.return();
    stop.abort();
  });

  it('does not ask again what is refused', async () => {
    const events = subscribe({ url, query: QUERY, headers: () => TOKEN });
    await expect(events.next()).rejects.toThrow(Refused);
  });
});

async function* linesOf(command: string, args: readonly string[]): AsyncGenerator<Answer> {
  const program = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  try {
    for await (const line of createInterface({ input: program.stdout })) {
      yield JSON.parse(line) as Answer;
    }
  } finally {
    process.kill(-(program.pid ?? 0), 'SIGKILL');
  }
}
