import { type RecordedLabel, replayLabel } from '../modules/label';
import type { LedgerRecord } from '../modules/ledger';
import { GENESIS, sealRecord } from '../modules/ledger/chain';
import { readSampleData } from '../sample-data/sample-files';
import { toLabelDrafts } from '../sample-data/sample-records';

/** The ledger of an installation that holds the sample labels and nothing else. */
export function sampleRecords(): readonly LedgerRecord[] {
  const records: LedgerRecord[] = [];
  for (const draft of toLabelDrafts(readSampleData().labels)) {
    records.push(sealRecord(draft, records.at(-1) ?? GENESIS));
  }
  return records;
}

/** The sample labels as their records tell them. */
export function sampleLabels(): readonly RecordedLabel[] {
  const records = sampleRecords();
  return readSampleData().labels.flatMap(
    ({ number }) =>
      replayLabel(
        number,
        records.filter(({ labelNumber }) => labelNumber === number),
      ) ?? [],
  );
}
