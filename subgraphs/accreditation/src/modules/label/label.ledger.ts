import type { Database } from '@apogee/shared/database';
import { groupByKey } from '@apogee/shared/graphql';
import type { LabelNumber } from '@apogee/shared/ids';
import { type LedgerRecord, LedgerRepository } from '../ledger';
import type { LabelCertifier } from './label.certifier';
import { publishLabelDecisions } from './label.events';
import { type RecordedLabel, replayLabel } from './label.replay';
import {
  expectLabel,
  type LabelDraft,
  type LabelQuestion,
  type LabelRecorded,
  labelQuestionOf,
  OpenLabels,
} from './open-labels.command';
import { RecordedLabelRepository } from './recorded-label.repository';

/**
 * The one way by which labels change: records are appended, what the records now say of the labels is written down
 * for reading, and events are made of them, in the caller's transaction. A renewal records RENEWED of the old label
 * first, then the award of the new one.
 */
export class LabelLedger {
  constructor(private readonly certifier: LabelCertifier) {}

  /** Locks the ledger until the transaction ends, and reads what is needed to decide about labels. */
  open(database: Database, question: LabelQuestion): Promise<OpenLabels> {
    return OpenLabels.open(database, this.certifier, question);
  }

  /** Records one decision. Refuses what would contradict the label's history or another label of the same item. */
  async record(database: Database, draft: LabelDraft): Promise<LabelRecorded> {
    const labels = await this.open(database, labelQuestionOf(draft));
    const recorded = labels.record(draft);
    await labels.write();
    return recorded;
  }

  /** Writes down anew what the ledger says of labels, and makes events of what this transaction has appended. */
  async rewrite(database: Database, numbers: readonly LabelNumber[]): Promise<void> {
    const [records, certified] = await Promise.all([
      recordsOf(database, numbers),
      this.certifier.findCertified(database, numbers),
    ]);
    const grouped = groupByKey(numbers, records, ({ labelNumber }) => labelNumber);
    const labels = numbers.map((number, index) => expectLabel(number, grouped[index] ?? []));
    const keepCertificates = await this.certifier.certify(labels, certified);
    await Promise.all([
      new RecordedLabelRepository(database).save(labels),
      keepCertificates(database),
    ]);
    publishLabelDecisions(database, numbers, records);
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
