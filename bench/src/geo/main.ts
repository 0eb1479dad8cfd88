import { createGeo } from '@apogee/geo';
import { systemClock } from '@apogee/shared/clock';
import { ConfigurationError } from '@apogee/shared/errors';
import type { Subgraph } from '@apogee/shared/graphql';
import { createLogger } from '@apogee/shared/logger';
import { Client } from 'pg';
import { findPostgres, startOwnPostgres } from '../graph/own-postgres';
import { describeMachine, machineFacts } from '../harness/machine';
import { median, percentile } from '../harness/statistics';
import { formatTable } from '../harness/table';
import { type Explained, explainStatement, type Sent } from './explain-statement';
import { addEstablishments, type Place, readPlaces } from './located-establishments';
import { QUESTIONS, type Question } from './questions';

/** `npm run bench:geo`: what questions of a map cost with a thousand, a hundred thousand and a million establishments. */

const SIZES = [1_000, 100_000, 1_000_000];
const WARM_UPS = 10;
const SAMPLES = 60;
const EVERY_PROCESSOR = [0, 1];
/** A thousand times as many rows are twice as many levels of a tree; as much again, and 3 ms, is left to noise. */
const LARGEST_GROWTH = 4;
const NOISE_MS = 3;

interface Measured extends Explained {
  readonly p50: number;
  readonly p95: number;
}

interface Bed {
  readonly subgraph: Subgraph;
  readonly client: Client;
  readonly places: readonly Place[];
  /** The last statement that the subgraph sent. */
  readonly lastSent: () => Sent;
}

async function measure(bed: Bed, question: Question): Promise<Measured> {
  const times: number[] = [];
  for (let at = 0; at < WARM_UPS + SAMPLES; at += 1) {
    const place = bed.places[at % bed.places.length];
    if (place === undefined) {
      throw new TypeError('There are no places to ask about.');
    }
    const before = performance.now();
    const { errors } = await bed.subgraph.server.execute(question.at(place));
    if (at >= WARM_UPS) {
      times.push(performance.now() - before);
    }
    if (errors !== undefined) {
      throw new TypeError(`${question.name}: ${errors[0]?.message}`);
    }
  }
  return {
    p50: median(times),
    p95: percentile(times, 95),
    ...(await explainStatement(bed.client, bed.lastSent())),
  };
}

const nothing = (): void => undefined;

async function openBed(url: string): Promise<Bed> {
  let last: Sent = { text: '', values: [] };
  const subgraph = await createGeo({
    databaseUrl: url,
    clock: systemClock,
    logger: createLogger({ name: 'bench', level: 'error', format: 'json' }),
    report: nothing,
    statementLogger: {
      logQuery: (text, values: unknown[] = []) => {
        last = { text, values };
      },
      logQueryError: nothing,
      logQuerySlow: nothing,
      logSchemaBuild: nothing,
      logMigration: nothing,
      log: nothing,
    },
  });
  const client = new Client({ connectionString: url });
  await client.connect();
  return { subgraph, client, places: await readPlaces(client, SAMPLES), lastSent: () => last };
}

async function main(): Promise<void> {
  const binaries = findPostgres();
  if (binaries === null) {
    throw new ConfigurationError('bench:geo needs an installed PostgreSQL with PostGIS');
  }
  process.stdout.write(`${describeMachine(machineFacts())}\n`);
  const server = await startOwnPostgres(binaries, EVERY_PROCESSOR);
  try {
    await run(await openBed(server.url));
  } finally {
    server.stop();
  }
}

async function run(bed: Bed): Promise<void> {
  const results = new Map<string, Measured[]>(QUESTIONS.map(({ name }) => [name, []]));
  let present = 0;
  for (const size of SIZES) {
    const before = performance.now();
    await addEstablishments(bed.client, { present, size });
    const seconds = ((performance.now() - before) / 1000).toFixed(0);
    process.stdout.write(`${size.toLocaleString('en')} establishments, written in ${seconds} s\n`);
    present = size;
    for (const question of QUESTIONS) {
      results.get(question.name)?.push(await measure(bed, question));
    }
  }
  await bed.client.end();
  await bed.subgraph.close();
  print(results);
}

function rowOf(name: string, measured: readonly Measured[]): readonly string[] {
  const times = measured.map(({ p50, p95 }) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`);
  const growth = (measured.at(-1)?.p50 ?? 0) / (measured[0]?.p50 ?? 1);
  return [name, ...times, growth.toFixed(1), measured.at(-1)?.indexes.join(', ') ?? ''];
}

function print(results: ReadonlyMap<string, readonly Measured[]>): void {
  const head = SIZES.map((size) => `p50 / p95 ms at ${size.toLocaleString('en')}`);
  const rows = [...results].map(([name, measured]) => rowOf(name, measured));
  process.stdout.write(formatTable([['', ...head, 'growth', 'indexes'], ...rows]));
  for (const [name, measured] of results) {
    const [small, large] = [measured[0]?.p50 ?? 0, measured.at(-1)?.p50 ?? 0];
    if (measured.slice(1).some(({ readsAll, indexes }) => readsAll || indexes.length === 0)) {
      fail(`${name}: a plan reads a whole table`);
    }
    if (large > small * LARGEST_GROWTH + NOISE_MS) {
      fail(`${name}: grew from ${small.toFixed(1)} to ${large.toFixed(1)} ms`);
    }
  }
}

function fail(line: string): void {
  process.stdout.write(`FAILED ${line}\n`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
