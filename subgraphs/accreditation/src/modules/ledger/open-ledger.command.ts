import type { Database } from '@apogee/shared/database';
import { Refused, refuseIfAny } from '@apogee/shared/errors';
import type { LabelNumber } from '@apogee/shared/ids';
import { type LedgerHead, requestSha256, sealRecord } from './chain';
import { LedgerRepository } from './ledger.repository';
import type { Idempotency, LedgerRecord, RecordDraft } from './ledger-record';
import { assertDraft, draftRefusals, ledgerRefusal } from './ledger-refusals';
import { publishRecords } from './record.events';

/** What will be asked of the ledger, so that all of it is read at once. */
export interface LedgerQuestion {
  /** Of requests that may have been answered before. */
  readonly keys: readonly string[];
  /** Labels whose histories matter. */
  readonly labelNumbers: readonly LabelNumber[];
  /** Records that are to be corrected. */
  readonly rectified: readonly number[];
}

/** What the ledger holds of a question, and its end. */
interface LedgerAnswer {
  readonly head: LedgerHead;
  readonly replayable: readonly LedgerRecord[];
  readonly ofLabels: readonly LedgerRecord[];
  readonly originals: readonly LedgerRecord[];
}

/**
 * The ledger while this transaction, and nobody else, may append: it is locked until the transaction ends. Read in
 * one journey to the database, written in another one, so that others wait for no more than these.
 */
export class OpenLedger {
  private head: LedgerHead;
  private readonly byKey: Map<string, LedgerRecord>;
  private readonly originals: ReadonlyMap<number, LedgerRecord>;
  private readonly byLabel = new Map<string, LedgerRecord[]>();
  private readonly fresh: LedgerRecord[] = [];

  private constructor(
    private readonly database: Database,
    { head, replayable, ofLabels, originals }: LedgerAnswer,
  ) {
    this.head = head;
    this.byKey = new Map(replayable.map((record) => [record.idempotency?.key ?? '', record]));
    this.originals = new Map(originals.map((record) => [record.seq, record]));
    for (const record of ofLabels) {
      this.addToLabel(record);
    }
  }

  static async open(database: Database, question: LedgerQuestion): Promise<OpenLedger> {
    const ledger = new LedgerRepository(database);
    // Sent in this order: what is read is read under the lock.
    const [, head, replayable, ofLabels, originals] = await Promise.all([
      ledger.lock(),
      ledger.findHead(),
      ledger.findByKeys(question.keys),
      ledger.findByLabels(question.labelNumbers),
      ledger.findBySeqs(question.rectified),
    ]);
    return new OpenLedger(database, { head, replayable, ofLabels, originals });
  }

  /** All records about a label that was asked for, appended ones included, in the order of the ledger. */
  recordsOf(label: LabelNumber): readonly LedgerRecord[] {
    return this.byLabel.get(label) ?? [];
  }

  /** The record that an earlier request with this key made; null when there was none. Refuses another request. */
  findReplay(idempotency: Idempotency | null): LedgerRecord | null {
    const earlier = idempotency === null ? undefined : this.byKey.get(idempotency.key);
    if (earlier === undefined || idempotency === null) {
      return null;
    }
    expectSameRequest(earlier, idempotency.request);
    return earlier;
  }

  /** The record that a draft makes when it is added next. Refuses what is no record. */
  seal(draft: RecordDraft): LedgerRecord {
    assertDraft(draft);
    refuseIfAny(draftRefusals(draft));
    if (draft.rectifies !== null) {
      expectOriginal(draft.rectifies, this.originals.get(draft.rectifies));
    }
    return sealRecord(draft, this.head);
  }

  /** To be written with `write`. */
  add(record: LedgerRecord): void {
    this.head = record;
    this.fresh.push(record);
    this.addToLabel(record);
    if (record.idempotency !== null) {
      this.byKey.set(record.idempotency.key, record);
    }
  }

  /** Once, after everything was added. */
  async write(): Promise<void> {
    publishRecords(this.database, this.fresh);
    await new LedgerRepository(this.database).insert(this.fresh);
  }

  private addToLabel(record: LedgerRecord): void {
    const { labelNumber } = record;
    const known = labelNumber === null ? undefined : this.byLabel.get(labelNumber);
    if (known !== undefined) {
      known.push(record);
    } else if (labelNumber !== null) {
      this.byLabel.set(labelNumber, [record]);
    }
  }
}

/** What is asked of the ledger for drafts. */
export function questionOf(drafts: readonly RecordDraft[]): LedgerQuestion {
  return {
    keys: drafts.flatMap(({ idempotency }) => idempotency?.key ?? []),
    labelNumbers: drafts.flatMap(({ labelNumber }) => labelNumber ?? []),
    rectified: drafts.flatMap(({ rectifies }) => rectifies ?? []),
  };
}

export function expectSameRequest(earlier: LedgerRecord, request: Idempotency['request']): void {
  if (earlier.idempotency?.requestSha256 !== requestSha256(request)) {
    const details = { path: ['input', 'idempotencyKey'], values: { seq: earlier.seq } };
    throw new Refused([ledgerRefusal('IDEMPOTENCY_KEY_REUSED', details)]);
  }
}

/** Refuses to take a correction for what can be corrected. */
export function expectOriginal(seq: number, original: LedgerRecord | undefined): LedgerRecord {
  const path = ['input', 'seq'];
  if (original === undefined) {
    throw new Refused([ledgerRefusal('RECORD_UNKNOWN', { path, values: { seq } })]);
  }
  if (original.rectifies !== null) {
    const values = { seq, original: original.rectifies };
    throw new Refused([ledgerRefusal('RECORD_IS_A_CORRECTION', { path, values })]);
  }
  return original;
}
