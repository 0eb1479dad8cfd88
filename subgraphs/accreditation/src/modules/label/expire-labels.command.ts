import type { LedgerRecord } from '../ledger';
import { lockLedger } from '../ledger';
import type { LabelWriteContext } from './label-decision.command';
import { getRecordedLabel } from './label-decision.command';
import { RecordedLabelRepository } from './recorded-label.repository';

/** Others may append between two transactions of as many. */
const LABELS_A_TRANSACTION = 50;

type Surroundings = Pick<LabelWriteContext, 'clock' | 'inTransaction' | 'labelLedger'>;

/**
 * Records that labels have expired whose validity ended today or before. They were expired from that day on without
 * it; this makes of it an event that others can follow. Several replicas may do so at once, and as often as they
 * like: a label expires once.
 */
export async function expireLabels(surroundings: Surroundings): Promise<readonly LedgerRecord[]> {
  const expired: LedgerRecord[] = [];
  let some: readonly LedgerRecord[] = [];
  do {
    some = await expireSome(surroundings);
    expired.push(...some);
  } while (some.length === LABELS_A_TRANSACTION);
  return expired;
}

function expireSome({
  clock,
  inTransaction,
  labelLedger,
}: Surroundings): Promise<readonly LedgerRecord[]> {
  return inTransaction(async (database) => {
    await lockLedger(database);
    const due = await new RecordedLabelRepository(database).findExpiring(
      clock.today(),
      LABELS_A_TRANSACTION,
    );
    const records: LedgerRecord[] = [];
    for (const number of due) {
      const { validUntil, schemeVersion } = await getRecordedLabel(database, number);
      const { record } = await labelLedger.record(database, {
        outcome: 'EXPIRED',
        authority: 'CLOCK',
        actor: 'clock',
        decidedAt: clock.now(),
        effectiveFrom: validUntil,
        applicationId: null,
        labelNumber: number,
        change: { kind: 'EXPIRED' },
        schemeVersion,
        grounds: [],
        groundsPublic: true,
        tally: null,
        signatories: [],
        appealDeadline: null,
        rectifies: null,
        idempotency: { key: `clock/expired/${number}`, request: { expire: number } },
      });
      records.push(record);
    }
    return records;
  });
}
