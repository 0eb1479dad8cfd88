import type { LabelNumber } from '@apogee/shared/ids';
import type { LedgerRecord } from './ledger-record';

/** Records about labels that a transaction has appended and that nobody has made events of yet. */
export class UnpublishedRecords {
  private records: LedgerRecord[] = [];

  add(records: readonly LedgerRecord[]): void {
    this.records.push(...records);
  }

  /** Those about these labels, in the order of the ledger; whoever takes them publishes them. */
  take(numbers: ReadonlySet<LabelNumber>): readonly LedgerRecord[] {
    const isOfThem = ({ labelNumber }: LedgerRecord): boolean =>
      labelNumber !== null && numbers.has(labelNumber);
    const taken = this.records.filter(isOfThem);
    this.records = this.records.filter((record) => !isOfThem(record));
    return taken.toSorted((one, other) => one.seq - other.seq);
  }

  /** A record without its event is a decision that nobody would hear of. */
  expectNone(): void {
    const [forgotten] = this.records;
    if (forgotten !== undefined) {
      throw new TypeError(
        `Record ${forgotten.seq} is about label ${forgotten.labelNumber ?? ''}: it is to be written by the label's ledger.`,
      );
    }
  }
}
