import { applicationDecided, type LabelDecided } from '@apogee/shared/contracts';
import { beforeCommit, type Database } from '@apogee/shared/database';
import { recordEvent } from '@apogee/shared/events';
import type { LabelNumber } from '@apogee/shared/ids';
import type { LedgerRecord } from './ledger-record';
import { UnpublishedRecords } from './unpublished-records';

/** By the database of the transaction that appended. */
const unpublished = new WeakMap<Database, UnpublishedRecords>();

/** What an event says of its record: enough to find it, and to verify it. */
export function publicRecord(record: LedgerRecord): LabelDecided['record'] {
  const { seq, contentSha256, previousSha256, outcome, authority } = record;
  const { decidedAt, effectiveFrom, rectifies } = record;
  return {
    seq,
    contentSha256,
    previousSha256,
    outcome,
    authority,
    decidedAt,
    effectiveFrom,
    rectifies,
  };
}

/**
 * Makes events of records, in the transaction that appended them. Those about labels wait for `takeUnpublished`: their
 * events tell what the label has become. A transaction that forgets one is not committed.
 */
export function publishRecords(database: Database, records: readonly LedgerRecord[]): void {
  for (const record of records.filter(({ labelNumber }) => labelNumber === null)) {
    publishApplicationRecord(database, record);
  }
  const aboutLabels = records.filter(({ labelNumber }) => labelNumber !== null);
  if (aboutLabels.length > 0) {
    unpublishedOf(database).add(aboutLabels);
  }
}

export function publishApplicationRecord(database: Database, record: LedgerRecord): void {
  const { applicationId, decidedAt, seq } = record;
  recordEvent(database, applicationDecided, {
    subject: applicationId ?? `record ${seq}`,
    occurredAt: new Date(decidedAt),
    payload: { record: publicRecord(record), applicationId },
  });
}

/** What this transaction has appended about labels and not published yet, in the order of the ledger. */
export function takeUnpublished(
  database: Database,
  numbers: readonly LabelNumber[],
): readonly LedgerRecord[] {
  return unpublished.get(database)?.take(new Set(numbers)) ?? [];
}

function unpublishedOf(database: Database): UnpublishedRecords {
  const known = unpublished.get(database);
  if (known !== undefined) {
    return known;
  }
  const records = new UnpublishedRecords();
  unpublished.set(database, records);
  beforeCommit(database, () => {
    records.expectNone();
    return [];
  });
  return records;
}
