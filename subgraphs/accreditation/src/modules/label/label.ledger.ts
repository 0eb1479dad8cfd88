import type { Database } from '@apogee/shared/database';
import { refuseIfAny } from '@apogee/shared/errors';
import { groupByKey } from '@apogee/shared/graphql';
import type { LabelNumber } from '@apogee/shared/ids';
import {
  appendRecord,
  type LedgerRecord,
  LedgerRepository,
  lockLedger,
  type RecordDraft,
} from '../ledger';
import { isCurrentOn, LabelStatus, overlap } from './label';
import { publishLabelDecisions } from './label.events';
import { type RecordedLabel, replayLabel, standingRecords } from './label.replay';
import { LabelRepository } from './label.repository';
import { historyRefusals } from './label-history';
import { labelRefusal } from './label-refusals';
import { RecordedLabelRepository } from './recorded-label.repository';

/** Issues certificates. Called in the transaction of the record that makes a label what it is. */
export interface LabelCertifier {
  /** Certifies those of the labels whose certified facts are not what their latest certificate says. */
  certify(database: Database, labels: readonly RecordedLabel[]): Promise<void>;
}

/** A record about a label. */
export type LabelDraft = RecordDraft & { readonly labelNumber: LabelNumber };

/** What a record made of its label. */
export interface LabelRecorded {
  readonly record: LedgerRecord;
  readonly label: RecordedLabel;
}

/**
 * The one way by which labels change: a record is appended, what the records now say of the label is written down for
 * reading, and an event is made of it, in the caller's transaction. Refuses what would contradict the label's history or another label
 * of the same item. A renewal records RENEWED of the old label first, then the award of the new one.
 */
export class LabelLedger {
  constructor(private readonly certifier: LabelCertifier) {}

  async record(database: Database, draft: LabelDraft): Promise<LabelRecorded> {
    await lockLedger(database);
    const before = await recordsOf(database, [draft.labelNumber]);
    const record = await appendRecord(database, draft);
    const isReplay = before.some(({ seq }) => seq === record.seq);
    const records = isReplay ? before : [...before, record];
    const label = expectLabel(draft.labelNumber, records);
    if (!isReplay) {
      refuseIfAny(historyRefusals(label));
      refuseIfAny(reinstatementRefusals(record, records));
      refuseIfAny(rescopeRefusals(draft, replayLabel(draft.labelNumber, before)));
      refuseIfAny(await overlapRefusals(database, label));
      await this.write(database, [label]);
      publishLabelDecisions(database, [draft.labelNumber], records);
    }
    return { record, label };
  }

  /** Writes down anew what the ledger says of labels, and makes events of what this transaction has appended. */
  async rewrite(database: Database, numbers: readonly LabelNumber[]): Promise<void> {
    const records = await recordsOf(database, numbers);
    const grouped = groupByKey(numbers, records, ({ labelNumber }) => labelNumber);
    await this.write(
      database,
      numbers.map((number, index) => expectLabel(number, grouped[index] ?? [])),
    );
    publishLabelDecisions(database, numbers, records);
  }

  private async write(database: Database, labels: readonly RecordedLabel[]): Promise<void> {
    await new RecordedLabelRepository(database).save(labels);
    await this.certifier.certify(database, labels);
  }
}

/** The label as the ledger tells it; null when it has no award. */
export async function findRecordedLabel(
  database: Database,
  number: LabelNumber,
): Promise<RecordedLabel | null> {
  return replayLabel(number, await recordsOf(database, [number]));
}

function recordsOf(database: Database, numbers: readonly LabelNumber[]): Promise<LedgerRecord[]> {
  return new LedgerRepository(database).findByLabels(numbers);
}

function expectLabel(number: LabelNumber, records: readonly LedgerRecord[]): RecordedLabel {
  const label = replayLabel(number, records);
  if (label === null) {
    throw new TypeError(`The ledger does not know of an award of label ${number}.`);
  }
  return label;
}

/** One that lifts nothing does not stand, which only a later annulment may make of it. */
function reinstatementRefusals(
  record: LedgerRecord,
  records: readonly LedgerRecord[],
): ReturnType<typeof historyRefusals> {
  const { ACTIVE } = LabelStatus;
  return record.change?.kind === 'REINSTATED' && !standingRecords(records).includes(record)
    ? [labelRefusal('LABEL_STATUS_CANNOT_FOLLOW', { values: { from: ACTIVE, to: ACTIVE } })]
    : [];
}

function rescopeRefusals(
  { change, effectiveFrom, labelNumber: number }: LabelDraft,
  before: RecordedLabel | null,
): ReturnType<typeof historyRefusals> {
  return change?.kind === 'RESCOPED' && before !== null && !isCurrentOn(before, effectiveFrom)
    ? [labelRefusal('LABEL_NOT_RUNNING', { values: { number } })]
    : [];
}

async function overlapRefusals(
  database: Database,
  label: RecordedLabel,
): Promise<ReturnType<typeof historyRefusals>> {
  const others = await new LabelRepository(database).findBySubjects([label.subjectId]);
  return others
    .filter((other) => other.number !== label.number && overlap(label, other))
    .map(({ number }) => labelRefusal('LABEL_OVERLAPS', { values: { number } }));
}
