import type { Database } from '@apogee/shared/database';
import { groupByKey } from '@apogee/shared/graphql';
import type { LabelNumber } from '@apogee/shared/ids';
import {
  canonicalJson,
  type JsonValue,
  jsonOf,
  type LedgerRecord,
  LedgerRepository,
} from '../ledger';
import { endOfLife } from './label';
import { type RecordedLabel, replayLabel } from './label.replay';
import { RecordedLabelRepository, type WrittenLabel } from './recorded-label.repository';

const LABELS_A_READ = 500;

/** Numbers of labels that are written down otherwise than the ledger tells them, or that it does not know. */
export async function findDeviatingLabels(database: Database): Promise<readonly LabelNumber[]> {
  const labels = new RecordedLabelRepository(database);
  const deviating: LabelNumber[] = [];
  let page = await labels.pageWritten('', LABELS_A_READ);
  while (page.length > 0) {
    deviating.push(...(await deviatingOf(database, page)));
    page = await labels.pageWritten(page.at(-1)?.number ?? '', LABELS_A_READ);
  }
  return deviating;
}

async function deviatingOf(
  database: Database,
  page: readonly WrittenLabel[],
): Promise<readonly LabelNumber[]> {
  const numbers = page.map(({ number }) => number);
  const records = groupByKey<LabelNumber | null, LedgerRecord>(
    numbers,
    await new LedgerRepository(database).findByLabels(numbers),
    ({ labelNumber }) => labelNumber,
  );
  return page
    .filter(({ number, written }, index) => {
      const label = replayLabel(number, records[index] ?? []);
      return label === null || canonicalJson(written) !== canonicalJson(asWritten(label));
    })
    .map(({ number }) => number);
}

/** The row's own words: its number is its key, and the last record is in `version`. */
function asWritten(label: RecordedLabel): JsonValue {
  return jsonOf({
    ...label,
    endedOn: endOfLife(label),
    number: undefined,
    lastRecord: undefined,
  });
}
