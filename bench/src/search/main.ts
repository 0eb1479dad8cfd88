import { parseArgs } from 'node:util';
import { DEFAULT_POOL_SIZE } from '@apogee/shared/database';
import { ConfigurationError } from '@apogee/shared/errors';
import { runJob } from '@apogee/shared/lifecycle';
import { type DatabaseHost, openDatabaseHost } from '../graph/database-host';
import { refusedFlag } from '../harness/flags';
import { describeMachine, machineFacts } from '../harness/machine';
import { allowedProcessors } from '../harness/process-usage';
import { killAllAtExit } from '../harness/processes';
import { percentile } from '../harness/statistics';
import { formatTable } from '../harness/table';
import { explainQuestion } from './explain';
import { judge } from './judged';
import { QUESTIONS, SEARCH_PAGE } from './questions';
import { openSearchBed, type SearchBed } from './search-bed';

/** `npm run bench:search` */

const USAGE = `Usage: npm run bench:search -- [options]

Asks the judged queries on the sample data (recall, mean reciprocal rank), then measures questions with words, three
facets and a radius on the sample data and on more documents.

  --quick          the sample data and 15,000 documents, within a minute
  --documents A,B  how many documents (default 15000,1500000)
  --help           this text

Environment: DATABASE_URL, as for bench:graph.`;

const SIZES = '15000,1500000';
const QUICK_SIZES = '15000';
const ROUNDS = 6;
const QUICK_ROUNDS = 3;

interface Measured {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly index: string;
}

void runJob(async () => {
  const { quick = false, help = false, documents } = readFlags(process.argv.slice(2));
  if (help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  killAllAtExit();
  process.stdout.write(`${describeMachine(machineFacts())}\n`);
  const sizes = (documents ?? (quick ? QUICK_SIZES : SIZES)).split(',').map(toSize);
  const rounds = quick ? QUICK_ROUNDS : ROUNDS;
  const host = await openDatabaseHost(allowedProcessors());
  try {
    process.stdout.write(`database: ${host.what}\n\n`);
    process.stdout.write(describe(await measureAll(host, sizes, rounds)));
  } finally {
    await host.close();
  }
});

/** On the sample data alone the judged queries are asked, too. */
async function measureAll(
  host: DatabaseHost,
  sizes: readonly number[],
  rounds: number,
): Promise<Measured[]> {
  const bed = await openSearchBed(host);
  try {
    await reportJudgement(bed);
    const measured = [await measure(bed, rounds)];
    for (const size of sizes.toSorted((one, other) => one - other)) {
      await bed.growTo(size);
      measured.push(await measure(bed, rounds));
    }
    return measured;
  } finally {
    await bed.close();
  }
}

function readFlags(args: readonly string[]): ReturnType<typeof parseFlags> {
  try {
    return parseFlags(args);
  } catch (error) {
    throw refusedFlag(error);
  }
}

function parseFlags(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean' },
      help: { type: 'boolean' },
      documents: { type: 'string' },
    },
  }).values;
}

function toSize(text: string): number {
  const size = Number(text);
  if (!Number.isSafeInteger(size) || size < 1) {
    throw new ConfigurationError(`--documents: expected numbers above 0, not "${text}"`);
  }
  return size;
}

const JUDGED = `query ($text: String) {
  search(text: $text, first: 10, filter: { demonstration: false }) {
    hits { node { ... on Firm { id } ... on Labelable { id } } }
  }
}`;

interface JudgedAnswer {
  readonly search: { readonly hits: readonly { readonly node: { readonly id: string } }[] };
}

async function reportJudgement(bed: SearchBed): Promise<void> {
  const { queries, recall, meanReciprocalRank } = await judge(async (text) => {
    const { search } = await bed.ask<JudgedAnswer>(JUDGED, { text });
    return search.hits.map(({ node }) => node.id);
  });
  process.stdout.write(
    `${queries} judged queries: recall@10 ${recall.toFixed(3)}, mean reciprocal rank ${meanReciprocalRank.toFixed(3)}\n\n`,
  );
}

/** On all connections of the pool: the server has a process for each, which maps memory that it has not yet read. */
async function warmUp(bed: SearchBed): Promise<void> {
  const each = Array.from({ length: DEFAULT_POOL_SIZE }, async () => {
    for (const question of QUESTIONS) {
      await bed.ask(SEARCH_PAGE, question);
    }
  });
  await Promise.all(each);
}

async function measure(bed: SearchBed, rounds: number): Promise<Measured> {
  await warmUp(bed);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const question of QUESTIONS) {
      const begun = performance.now();
      await bed.ask(SEARCH_PAGE, question);
      times.push(performance.now() - begun);
    }
  }
  return {
    name: (await bed.size()).toLocaleString('en'),
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    index: await explainQuestion(bed.database),
  };
}

function describe(measured: readonly Measured[]): string {
  const rows = measured.map(({ name, p50, p95, index }) => [
    name,
    p50.toFixed(1),
    p95.toFixed(1),
    index,
  ]);
  const table = formatTable([['documents', 'p50 ms', 'p95 ms', 'index'], ...rows]);
  const [last, before] = [measured.at(-1), measured.at(-2)];
  const growth =
    measured.length < 3 || last === undefined || before === undefined
      ? ''
      : `\np95 at ${last.name} is ${(last.p95 / before.p95).toFixed(1)} × p95 at ${before.name}\n`;
  return `words, three facets and a radius; page of 20, count and three facets\n${table}${growth}`;
}
