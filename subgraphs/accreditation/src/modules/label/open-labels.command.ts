import type { Database } from '@apogee/shared/database';
import { type Refusal, refuseIfAny } from '@apogee/shared/errors';
import type { ItemId, LabelNumber } from '@apogee/shared/ids';
import {
  type Idempotency,
  type LedgerRecord,
  OpenLedger,
  questionOf,
  type RecordDraft,
} from '../ledger';
import { isCurrentOn, type Label, LabelStatus, overlap } from './label';
import type { Certified, LabelCertifier } from './label.certifier';
import { publishLabelDecisions } from './label.events';
import { type RecordedLabel, replayLabel, standingRecords } from './label.replay';
import { LabelRepository } from './label.repository';
import { historyRefusals } from './label-history';
import { labelRefusal } from './label-refusals';
import { RecordedLabelRepository } from './recorded-label.repository';

/** A record about a label. */
export type LabelDraft = RecordDraft & { readonly labelNumber: LabelNumber };

/** What a record made of its label. */
export interface LabelRecorded {
  readonly record: LedgerRecord;
  readonly label: RecordedLabel;
}

/** What will be asked of the labels, so that all of it is read at once. */
export interface LabelQuestion {
  readonly labelNumbers: readonly LabelNumber[];
  readonly keys: readonly string[];
  readonly rectified: readonly number[];
  /** Items that get a label. */
  readonly awardedTo: readonly ItemId[];
}

/** What is known of the labels beside their records. */
interface Surroundings {
  readonly certifier: LabelCertifier;
  readonly certified: Certified;
  /** Labels of the same items, the ones asked for among them. */
  readonly ofSameItems: readonly Label[];
}

/**
 * Labels while this transaction, and nobody else, may decide about them. Decisions are checked one after the other,
 * each on what the ones before have made, and written together.
 */
export class OpenLabels {
  private readonly changed = new Map<LabelNumber, RecordedLabel>();

  private constructor(
    private readonly database: Database,
    private readonly ledger: OpenLedger,
    private readonly surroundings: Surroundings,
  ) {}

  static async open(
    database: Database,
    certifier: LabelCertifier,
    question: LabelQuestion,
  ): Promise<OpenLabels> {
    const { labelNumbers, awardedTo } = question;
    // The ledger first: what is read is read under its lock.
    const [ledger, certified, ofSameItems] = await Promise.all([
      OpenLedger.open(database, question),
      certifier.findCertified(database, labelNumbers),
      new LabelRepository(database).findOfSameItems(labelNumbers, awardedTo),
    ]);
    return new OpenLabels(database, ledger, { certifier, certified, ofSameItems });
  }

  /** The label as the ledger tells it; null when it has no award. */
  find(number: LabelNumber): RecordedLabel | null {
    return this.changed.get(number) ?? replayLabel(number, this.ledger.recordsOf(number));
  }

  findReplay(idempotency: Idempotency): LedgerRecord | null {
    return this.ledger.findReplay(idempotency);
  }

  /** Refuses what would contradict the label's history or another label of the same item; then nothing is recorded. */
  record(draft: LabelDraft): LabelRecorded {
    const { labelNumber } = draft;
    const before = this.ledger.recordsOf(labelNumber);
    const replay = this.ledger.findReplay(draft.idempotency);
    if (replay !== null) {
      return { record: replay, label: expectLabel(labelNumber, before) };
    }
    const record = this.ledger.seal(draft);
    const records = [...before, record];
    const label = expectLabel(labelNumber, records);
    refuseIfAny(historyRefusals(label));
    refuseIfAny(reinstatementRefusals(record, records));
    refuseIfAny(rescopeRefusals(draft, replayLabel(labelNumber, before)));
    refuseIfAny(this.overlapRefusals(label));
    this.ledger.add(record);
    this.changed.set(labelNumber, label);
    return { record, label };
  }

  /** Once, after everything was recorded. */
  async write(): Promise<void> {
    const { certifier, certified } = this.surroundings;
    const labels = [...this.changed.values()];
    if (labels.length === 0) {
      return;
    }
    const keepCertificates = await certifier.certify(labels, certified);
    // Sent in this order, as certificates and transitions name the record.
    await Promise.all([
      this.ledger.write(),
      new RecordedLabelRepository(this.database).save(labels),
      keepCertificates(this.database),
    ]);
    const numbers = [...this.changed.keys()];
    const records = numbers.flatMap((number) => this.ledger.recordsOf(number));
    publishLabelDecisions(this.database, numbers, records);
  }

  private overlapRefusals(label: RecordedLabel): readonly Refusal[] {
    return this.surroundings.ofSameItems
      .map((other) => this.changed.get(other.number) ?? other)
      .filter(({ number, subjectId }) => number !== label.number && subjectId === label.subjectId)
      .filter((other) => overlap(label, other))
      .map(({ number }) => labelRefusal('LABEL_OVERLAPS', { values: { number } }));
  }
}

export function labelQuestionOf(draft: LabelDraft): LabelQuestion {
  const awardedTo = draft.change?.kind === 'AWARDED' ? [draft.change.subjectId] : [];
  return { ...questionOf([draft]), awardedTo };
}

export function expectLabel(number: LabelNumber, records: readonly LedgerRecord[]): RecordedLabel {
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
): readonly Refusal[] {
  const { ACTIVE } = LabelStatus;
  return record.change?.kind === 'REINSTATED' && !standingRecords(records).includes(record)
    ? [labelRefusal('LABEL_STATUS_CANNOT_FOLLOW', { values: { from: ACTIVE, to: ACTIVE } })]
    : [];
}

function rescopeRefusals(
  { change, effectiveFrom, labelNumber: number }: LabelDraft,
  before: RecordedLabel | null,
): readonly Refusal[] {
  return change?.kind === 'RESCOPED' && before !== null && !isCurrentOn(before, effectiveFrom)
    ? [labelRefusal('LABEL_NOT_RUNNING', { values: { number } })]
    : [];
}
