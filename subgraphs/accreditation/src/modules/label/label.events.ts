import { type LabelDecided, labelDecided } from '@apogee/shared/contracts';
import type { Database } from '@apogee/shared/database';
import { recordEvent } from '@apogee/shared/events';
import { groupByKey } from '@apogee/shared/graphql';
import type { LabelNumber } from '@apogee/shared/ids';
import { type LedgerRecord, publicRecord, takeUnpublished } from '../ledger';
import { replayLabel } from './label.replay';

/**
 * Makes events of what this transaction has appended about labels, in the order of the ledger. `records` are all
 * records about these labels.
 */
export function publishLabelDecisions(
  database: Database,
  numbers: readonly LabelNumber[],
  records: readonly LedgerRecord[],
): void {
  publishLabelRecords(database, takeUnpublished(database, numbers), records);
}

/** Makes an event of each record, with what the label became by it according to `records`. */
export function publishLabelRecords(
  database: Database,
  toPublish: readonly LedgerRecord[],
  records: readonly LedgerRecord[],
): void {
  const numbers = [...new Set(toPublish.flatMap(({ labelNumber }) => labelNumber ?? []))];
  const grouped = groupByKey(numbers, records, ({ labelNumber }) => labelNumber ?? undefined);
  const byLabel = new Map(numbers.map((number, index) => [number, grouped[index] ?? []]));
  for (const record of toPublish) {
    const { labelNumber } = record;
    if (labelNumber !== null) {
      const history = byLabel.get(labelNumber) ?? [];
      publish(database, record, labelAfter(labelNumber, record, history));
    }
  }
}

function publish(database: Database, record: LedgerRecord, label: LabelDecided['label']): void {
  recordEvent(database, labelDecided, {
    subject: label.number,
    occurredAt: new Date(record.decidedAt),
    payload: { record: publicRecord(record), label },
  });
}

function labelAfter(
  number: LabelNumber,
  { seq }: LedgerRecord,
  history: readonly LedgerRecord[],
): LabelDecided['label'] {
  const label = replayLabel(
    number,
    history.filter((record) => record.seq <= seq),
  );
  if (label === null) {
    throw new TypeError(`The ledger does not know of an award of label ${number} at ${seq}.`);
  }
  const { version, holderId, subjectId, subjectKind, schemeVersion } = label;
  const { awardedOn, validFrom, validUntil, predecessorNumber } = label;
  return {
    number,
    version,
    holderId,
    subjectId,
    subjectKind,
    schemeVersion,
    awardedOn,
    validFrom,
    validUntil,
    predecessorNumber,
    transitions: label.transitions.map(({ status, effectiveOn, suspendedUntil }) => ({
      status,
      effectiveOn,
      suspendedUntil,
    })),
  };
}
