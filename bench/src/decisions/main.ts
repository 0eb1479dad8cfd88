import { createDataSource, prepareDatabase, transactionsOf } from '@apogee/shared/database';
import { cursorOf, EventLog } from '@apogee/shared/events';
import { runJob } from '@apogee/shared/lifecycle';
import { createLogger } from '@apogee/shared/logger';
import { openDatabaseHost } from '../graph/database-host';
import { describeMachine, machineFacts } from '../harness/machine';
import { allowedProcessors } from '../harness/process-usage';
import { killAllAtExit } from '../harness/processes';
import { percentile } from '../harness/statistics';
import { checkDelivery, type Received, type Verdict } from './check-delivery';
import { type Options, readOptions, USAGE } from './options';
import { type Story, subscribeWithCuts } from './subscriber';
import { type Written, writeDecisions } from './write-decisions';

/** `npm run bench:decisions` */

type DataSource = ReturnType<typeof createDataSource>;

const logger = createLogger({ name: 'bench', level: 'error', format: 'json' });

void runJob(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  killAllAtExit();
  const host = await openDatabaseHost(allowedProcessors());
  try {
    process.stdout.write(`${describeMachine(machineFacts())}\ndatabase: ${host.what}\n`);
    const database = await host.create('decisions');
    await measure(database.url, options);
    await database.drop();
  } finally {
    await host.close();
  }
});

async function measure(url: string, options: Options): Promise<void> {
  const dataSource = createDataSource({
    url,
    schema: 'decisions',
    entities: [],
    migrations: [],
    poolSize: options.writers + 2 * options.subscribers,
  });
  await prepareDatabase(dataSource, 'decisions');
  await dataSource.query('create table decisions.fact (writer integer, step integer)');
  const run = await writeAndRead(dataSource, options);
  const log = await readWhole(dataSource);
  const verdict = checkDelivery({
    ...run.written,
    log,
    subscribers: run.stories.map(({ received }) => received),
  });
  await dataSource.destroy();
  process.stdout.write(describe(options, run, verdict));
  if (verdict.missed + verdict.orderErrors + verdict.holes + verdict.phantoms > 0) {
    throw new Error('The guarantee does not hold.');
  }
}

interface Run {
  readonly written: Written;
  readonly stories: readonly Story[];
  readonly writingMs: number;
}

async function writeAndRead(
  dataSource: DataSource,
  { writers, decisions, subscribers }: Options,
): Promise<Run> {
  const log = new EventLog(dataSource, logger);
  const from = cursorOf(await log.beginning());
  let lastSeq: number | null = null;
  const isLast = (seq: number): boolean => lastSeq !== null && seq >= lastSeq;
  const following = Array.from({ length: subscribers }, () =>
    subscribeWithCuts({ dataSource, logger, from, isLast }),
  );
  const written: Written = { acknowledged: new Set(), rolledBack: new Set() };
  const started = performance.now();
  const inTransaction = transactionsOf(dataSource);
  await Promise.all(
    Array.from({ length: writers }, (_, name) =>
      writeDecisions({ name, decisions, inTransaction }, written),
    ),
  );
  const writingMs = performance.now() - started;
  lastSeq = (await log.end()).seq;
  const stories = await Promise.all(following);
  await log.close();
  return { written, stories, writingMs };
}

async function readWhole(dataSource: DataSource): Promise<readonly Received[]> {
  const log = new EventLog(dataSource, logger);
  const received: Received[] = [];
  let position = await log.beginning();
  for (let reachedEnd = false; !reachedEnd; ) {
    const batch = await log.read(position, { batchSize: 1_000 });
    received.push(...batch.events.map(({ seq, id }) => ({ seq, id })));
    ({ position, reachedEnd } = batch);
  }
  await log.close();
  return received;
}

function describe(
  { writers, decisions, subscribers }: Options,
  { written, stories, writingMs }: Run,
  { missed, orderErrors, holes, phantoms, repeated }: Verdict,
): string {
  const acknowledged = written.acknowledged.size;
  const resumes = stories.flatMap((story) => story.resumes);
  const cuts = stories.reduce((sum, story) => sum + story.cuts, 0);
  const seconds = writingMs / 1_000;
  return `${writers} writers of ${decisions}: ${acknowledged} acknowledged, ${written.rolledBack.size} rolled back, in ${seconds.toFixed(1)} s (${Math.round(acknowledged / seconds)}/s)
${subscribers} subscribers: ${cuts} cuts, resumed within ${percentile(resumes, 50).toFixed(0)} ms (p50), ${percentile(resumes, 99).toFixed(0)} ms (p99); ${repeated} events told again
rolled back yet told ${phantoms}
missed ${missed}, order errors ${orderErrors}, holes ${holes}
`;
}
