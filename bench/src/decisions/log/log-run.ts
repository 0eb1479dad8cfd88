import { createDataSource, prepareDatabase, transactionsOf } from '@apogee/shared/database';
import { cursorOf, EventLog } from '@apogee/shared/events';
import { createLogger } from '@apogee/shared/logger';
import type { Received, Written } from '../check-delivery';
import { followWithCuts } from '../follow-with-cuts';
import type { Options } from '../options';
import type { Outcome } from '../outcome';
import { logConnection } from './log-connection';
import { writeEvents } from './write-events';

const logger = createLogger({ name: 'bench', level: 'error', format: 'json' });

/** Writers record events by transactions of their own; subscribers read the log itself. */
export async function runOnLog(url: string, options: Options): Promise<Outcome> {
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
  await dataSource.destroy();
  return { ...run, log, disturbance: null };
}

type DataSource = ReturnType<typeof createDataSource>;

async function writeAndRead(
  dataSource: DataSource,
  { writers, decisions, subscribers }: Options,
): Promise<Pick<Outcome, 'written' | 'stories' | 'writingMs'>> {
  const log = new EventLog(dataSource, logger);
  const from = cursorOf(await log.beginning());
  let lastSeq: number | null = null;
  const isLast = (seq: number): boolean => lastSeq !== null && seq >= lastSeq;
  const connect = (cursor: string, cut: AbortSignal) =>
    logConnection({ dataSource, logger }, cursor, cut);
  const following = Array.from({ length: subscribers }, () =>
    followWithCuts({ connect, from, isLast }),
  );
  const written: Written = { acknowledged: new Set(), rolledBack: 0 };
  const started = performance.now();
  const inTransaction = transactionsOf(dataSource);
  await Promise.all(
    Array.from({ length: writers }, (_, name) =>
      writeEvents({ name, decisions, inTransaction }, written),
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
