import { isDeepStrictEqual } from 'node:util';
import type { Database } from '@apogee/shared/database';
import { groupsOf } from '@apogee/shared/graphql';
import type { LabelNumber } from '@apogee/shared/ids';
import { type LedgerRecord, LedgerRepository } from '../ledger';
import { type RecordedLabel, replayLabel } from './label.replay';
import { RecordedLabelRepository, summaryOf, type WrittenLabel } from './recorded-label.repository';

const LABELS_A_READ = 500;

/** What is written down of the labels of some numbers, and what the ledger says of them. */
interface Passage {
  readonly written: readonly WrittenLabel[];
  readonly records: readonly LedgerRecord[];
}

/**
 * Numbers of labels that are written down otherwise than the ledger tells them, that it does not know, or that it
 * tells of and nobody wrote down.
 */
export async function findDeviatingLabels(database: Database): Promise<readonly LabelNumber[]> {
  const deviating: LabelNumber[] = [];
  let passage = await readAfter(database, '');
  while (passage.written.length > 0 || passage.records.length > 0) {
    const last = passage.written.at(-1)?.number;
    // The database reads the next passage while this one is compared. After the last label none is left.
    const next = last === undefined ? EMPTY : readAfter(database, last);
    deviating.push(...deviatingOf(passage));
    passage = await next;
  }
  return deviating;
}

const EMPTY: Passage = { written: [], records: [] };

async function readAfter(database: Database, after: string): Promise<Passage> {
  const written = await new RecordedLabelRepository(database).pageWritten(after, LABELS_A_READ);
  const last = written.at(-1)?.number ?? null;
  return { written, records: await new LedgerRepository(database).findBetweenLabels(after, last) };
}

function deviatingOf({ written, records }: Passage): readonly LabelNumber[] {
  const told = toldOf(records);
  const deviating = written.flatMap((label) => {
    const recorded = told.get(label.number);
    told.delete(label.number);
    return recorded !== undefined && isWrittenSo(label, recorded) ? [] : [label.number];
  });
  return [...deviating, ...told.keys()];
}

/** The labels of which records tell. */
function toldOf(records: readonly LedgerRecord[]): Map<LabelNumber, RecordedLabel> {
  const byLabel = groupsOf(records, ({ labelNumber }) => labelNumber);
  return new Map(
    [...byLabel].flatMap(([number, ofLabel]) => {
      const label = number === null ? null : replayLabel(number, ofLabel);
      return label === null ? [] : [[label.number, label]];
    }),
  );
}

function isWrittenSo(written: WrittenLabel, recorded: RecordedLabel): boolean {
  const { lastRecord: _, ...label } = recorded;
  return isDeepStrictEqual({ ...written }, { ...label, ...summaryOf(recorded) });
}
