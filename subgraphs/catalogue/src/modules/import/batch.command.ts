import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { TableLine } from '../../cells/table-line';
import { refreshDocuments } from '../search';
import type { ImportJob, ImportProgress } from './import-job';
import { ImportKeyRepository } from './import-key.repository';
import type { ImportTarget, StatedLine, TakenLine } from './import-target';
import type { CellProblem, LineProblem } from './line-problem';
import type { LineReading } from './line-reading';
import type { LineOutcome, Settled } from './settlement';
import type { TableHead, TableLayout } from './table-head';

/** Where a batch of lines is imported: in one transaction. */
export interface Batch {
  readonly database: Database;
  readonly job: Pick<ImportJob, 'id' | 'dryRun' | 'addsFirms' | 'source'>;
  readonly at: Date;
  readonly today: IsoDate;
}

interface BatchLines {
  readonly head: TableHead;
  readonly lines: readonly TableLine[];
}

export interface BatchReport {
  readonly progress: ImportProgress;
  readonly problems: readonly LineProblem[];
}

/** Imports lines of one format. */
export interface Importer {
  readonly layout: TableLayout;
  readonly importBatch: (lines: BatchLines, batch: Batch) => Promise<BatchReport>;
}

/** What has become of one line. */
type Judged<Content> = { readonly line: number } & Settled<Content>;

export function importerOf<Says, Content>(target: ImportTarget<Says, Content, Batch>): Importer {
  return {
    layout: target.format.layout,
    importBatch: async ({ head, lines }, batch) => {
      const readings = lines.map((line) => ({
        line: line.line,
        reading: target.format.read(head, line),
      }));
      const judged = await judge(readings, target, batch);
      const distinct = await refuseRepetitions(judged, target, batch);
      if (!batch.job.dryRun) {
        await write(distinct, target, batch);
      }
      return reportOf(distinct);
    },
  };
}

interface Read<Says> {
  readonly line: number;
  readonly reading: LineReading<Says>;
}

async function judge<Says, Content>(
  readings: readonly Read<Says>[],
  target: ImportTarget<Says, Content, Batch>,
  batch: Batch,
): Promise<Judged<Content>[]> {
  const stated = readings.flatMap(({ line, reading }): StatedLine<Says>[] =>
    reading.kind === 'STATED' ? [{ line, stated: reading.stated }] : [],
  );
  const settled = stated.length === 0 ? [] : await target.settle(stated, batch);
  const settledOf = new Map(stated.map(({ line }, at) => [line, settled[at]]));
  return readings.map(({ line, reading }) => {
    const outcome = reading.kind === 'STATED' ? settledOf.get(line) : reading;
    return { line, ...(outcome ?? { kind: 'SKIPPED' }) };
  });
}

/** Two lines about one thing would change it again each time that the file is imported: the first one has it. */
async function refuseRepetitions<Says, Content>(
  judged: readonly Judged<Content>[],
  { keysOf, repetition }: ImportTarget<Says, Content, Batch>,
  { database, job }: Batch,
): Promise<Judged<Content>[]> {
  const keysOfLine = new Map(
    judged.map((one) => [one.line, one.kind === 'TAKEN' ? keysOf(one.wanted.content) : []]),
  );
  const claims = [...keysOfLine].flatMap(([line, keys]) => keys.map((key) => ({ key, line })));
  const repository = new ImportKeyRepository(database);
  await repository.claim(job.id, claims);
  const owners = await repository.find(
    job.id,
    claims.map(({ key }) => key),
  );
  return judged.map((one) => {
    const repeated = keysOfLine.get(one.line)?.find((key) => owners.get(key) !== one.line) ?? null;
    return repeated === null
      ? one
      : {
          line: one.line,
          kind: 'BAD',
          problems: [repetition(repeated, owners.get(repeated) ?? 0)],
        };
  });
}

async function write<Says, Content>(
  judged: readonly Judged<Content>[],
  target: ImportTarget<Says, Content, Batch>,
  batch: Batch,
): Promise<void> {
  const wanted = judged.flatMap((one): TakenLine<Content>[] =>
    one.kind === 'TAKEN' && one.outcome !== 'UNCHANGED'
      ? [{ ...one.wanted, outcome: one.outcome }]
      : [],
  );
  if (wanted.length > 0) {
    const firmIds = await target.write(wanted, batch);
    await refreshDocuments(batch.database, firmIds, batch.today);
  }
}

function reportOf<Content>(judged: readonly Judged<Content>[]): BatchReport {
  const outcomes = judged.map((one) => (one.kind === 'TAKEN' ? one.outcome : one.kind));
  const count = (wanted: LineOutcome | 'BAD' | 'SKIPPED'): number =>
    outcomes.filter((outcome) => outcome === wanted).length;
  return {
    progress: {
      lastLine: judged.at(-1)?.line ?? 0,
      linesRead: judged.length,
      linesBad: count('BAD'),
      linesSkipped: count('SKIPPED'),
      recordsAdded: count('ADDED'),
      recordsChanged: count('CHANGED'),
      recordsUnchanged: count('UNCHANGED'),
    },
    problems: judged.flatMap((one) => (one.kind === 'BAD' ? onLine(one.line, one.problems) : [])),
  };
}

function onLine(line: number, problems: readonly CellProblem[]): LineProblem[] {
  return problems.map((problem) => ({ line, ...problem }));
}
