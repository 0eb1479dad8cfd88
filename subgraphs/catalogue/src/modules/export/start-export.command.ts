import { actorOf, type WriteContext } from '@apogee/shared/changes';
import { type Database, lockForTransaction } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import { newId } from '@apogee/shared/ids';
import { ExportContentRepository } from './export-content.repository';
import { type ExportBatch, type ExportJob, fileNameOf } from './export-job';
import { ExportJobRepository } from './export-job.repository';
import { exportRefusal } from './export-refusals';
import { findListed, type ListWanted } from './listed.reader';

/** Enough for an analyst's question; whole catalogues are exported by the command. */
const MOST_ROWS = 100_000;
/** Files are kept for a day, 64 MiB at most each. */
const MOST_OF_A_CALLER = 5;
/** As many rows as are read in one statement. */
const ROWS_A_BATCH = 500;

export type ExportWanted = Pick<ExportJob, 'format' | 'titles'> & { readonly of: ListWanted };

/**
 * Notes what a list holds now, in its order, for a file to be made of it. So the file is of one instant, however long it
 * takes, and a process that goes on with it after another was killed makes the same one.
 */
export function startExport(
  { caller, clock, inTransaction }: WriteContext,
  { of: wanted, format, titles }: ExportWanted,
): Promise<ExportJob> {
  const createdBy = actorOf(caller);
  const id = newId('exp');
  return inTransaction(async (database) => {
    await refuseOneMore(database, createdBy);
    const listed = await findListed(database, wanted, MOST_ROWS + 1);
    if (listed.ids.length > MOST_ROWS) {
      const details = { path: ['input'], values: { limit: MOST_ROWS } };
      throw new Refused([exportRefusal('EXPORT_TOO_LARGE', details)]);
    }
    const jobs = new ExportJobRepository(database);
    await jobs.add({
      id,
      list: wanted.list,
      format,
      titles,
      fileName: fileNameOf(wanted.list, format, clock.today()),
      rowsTotal: listed.ids.length,
      createdBy,
      createdAt: clock.now(),
    });
    await new ExportContentRepository(database).addBatches(id, [...batchesOf(listed)]);
    const [job] = await jobs.findOfCaller(createdBy, [id]);
    if (job === undefined) {
      throw new TypeError(`The export ${id} was just written and is not there.`);
    }
    return job;
  });
}

/** Two requests of one caller take turns, so that both are counted. */
async function refuseOneMore(database: Database, caller: string): Promise<void> {
  await lockForTransaction(database, `catalogue exports of ${caller}`);
  if ((await new ExportJobRepository(database).count(caller)) >= MOST_OF_A_CALLER) {
    throw new Refused([exportRefusal('TOO_MANY_EXPORTS', { values: { limit: MOST_OF_A_CALLER } })]);
  }
}

function* batchesOf({ ids, scores }: ExportBatch): Generator<ExportBatch, void> {
  for (let first = 0; first < ids.length; first += ROWS_A_BATCH) {
    const next = first + ROWS_A_BATCH;
    yield { ids: ids.slice(first, next), scores: scores?.slice(first, next) ?? null };
  }
}
