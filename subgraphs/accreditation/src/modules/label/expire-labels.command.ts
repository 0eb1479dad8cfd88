import type { LabelNumber } from '@apogee/shared/ids';
import type { LedgerRecord } from '../ledger';
import { lockLedger } from '../ledger';
import type { ScheduledJob } from '../schedule';
import type { LabelLedger } from './label.ledger';
import type { RecordedLabel } from './label.replay';
import { getRecordedLabel } from './label-decision.command';
import type { LabelDraft } from './open-labels.command';
import { RecordedLabelRepository } from './recorded-label.repository';

/**
 * Records that labels have expired whose validity ended today or before. They were expired from that day on without
 * it; this makes of it an event that others can follow.
 */
export function labelExpiry(labelLedger: LabelLedger): ScheduledJob<LedgerRecord> {
  return {
    name: 'expire labels',
    doSome: async ({ database, at, today, limit }) => {
      await lockLedger(database);
      const due = await new RecordedLabelRepository(database).findExpiring(today, limit);
      const records: LedgerRecord[] = [];
      for (const number of due) {
        const label = await getRecordedLabel(database, number);
        records.push((await labelLedger.record(database, expiryOf(number, label, at))).record);
      }
      return records;
    },
  };
}

function expiryOf(
  number: LabelNumber,
  { validUntil, schemeVersion }: RecordedLabel,
  at: Date,
): LabelDraft {
  return {
    outcome: 'EXPIRED',
    authority: 'CLOCK',
    actor: 'clock',
    decidedAt: at,
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
  };
}
