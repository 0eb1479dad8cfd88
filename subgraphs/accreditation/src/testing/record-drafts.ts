import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { LabelNumber } from '@apogee/shared/ids';
import {
  appendRecord,
  type LedgerRecord,
  type RecordDraft,
  takeUnpublished,
} from '../modules/ledger';

/** A suspension of a label, or whatever the test makes of it. */
export function draftOf(particulars: Partial<RecordDraft> = {}): RecordDraft {
  return {
    outcome: 'SUSPENDED',
    authority: 'COMMITTEE',
    actor: 'chair-x',
    decidedAt: new Date('2026-11-22T09:30:00.000Z'),
    effectiveFrom: '2026-11-22' as IsoDate,
    applicationId: null,
    labelNumber: 'X-1' as LabelNumber,
    change: { kind: 'SUSPENDED', until: null },
    schemeVersion: 'DEMO-2025',
    grounds: [{ fr: 'Anomalie', en: 'Anomaly' }],
    groundsPublic: true,
    tally: null,
    signatories: [],
    appealDeadline: '2027-01-21' as IsoDate,
    rectifies: null,
    idempotency: null,
    ...particulars,
  };
}

/** Appends a record to the chain alone: about a label that was never awarded, no event can tell anything. */
export async function appendToChain(database: Database, draft: RecordDraft): Promise<LedgerRecord> {
  const record = await appendRecord(database, draft);
  takeUnpublished(database, draft.labelNumber === null ? [] : [draft.labelNumber]);
  return record;
}
