import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import {
  appendRecord,
  findReplay,
  findSignatories,
  getRecordAsCorrected,
  isAppealable,
  type LabelChange,
  type LedgerRecord,
  lockLedger,
  type RecordDraft,
} from '../ledger';
import { actorOf, expectVersion } from '../procedure';
import { expectSuspensionEnd } from './change-label.command';
import {
  appealDeadline,
  authorityOf,
  getRecordedLabel,
  idempotencyOf,
  type LabelWriteContext,
} from './label-decision.command';
import type { StatedGrounds } from './label-desk.command';
import { labelRefusal } from './label-refusals';
import { type Correction, expectRectifiable } from './rectification';

export interface RectificationRequest extends StatedGrounds, Correction {
  readonly seq: number;
  /** Of the label that the record is about; null for a record about none. */
  readonly expectedVersion?: number | null;
  readonly idempotencyKey: string;
}

/** A record to correct: as it was written, and the one that stands in its place now. */
interface Rectified {
  readonly original: LedgerRecord;
  readonly standing: LedgerRecord;
}

/**
 * Corrects a record by one that stands in its place; the wrong one stays readable. Its grounds say why, and what they
 * say instead when only they were wrong.
 */
export function rectifyDecision(
  context: LabelWriteContext,
  request: RectificationRequest,
): Promise<LedgerRecord> {
  const idempotency = idempotencyOf(context.caller, 'rectifyDecision', request);
  return context.inTransaction(async (database) => {
    await lockLedger(database);
    const earlier = await findReplay(database, idempotency);
    if (earlier !== null) {
      return earlier;
    }
    const rectified = await getRecordAsCorrected(database, request.seq);
    expectRectifiable(rectified.original, request);
    expectNotOverturned(rectified);
    const draft = {
      ...(await draftOf(database, context, { ...rectified, request })),
      idempotency,
    };
    const { labelNumber } = draft;
    if (labelNumber === null) {
      return appendRecord(database, draft);
    }
    const label = await getRecordedLabel(database, labelNumber);
    expectVersion(label, request.expectedVersion ?? 0);
    if (draft.change?.kind === 'SUSPENDED') {
      const within = { from: draft.effectiveFrom, until: label.validUntil };
      expectSuspensionEnd(draft.change.until, within);
    }
    return (await context.labelLedger.record(database, { ...draft, labelNumber })).record;
  });
}

async function draftOf(
  database: Database,
  { caller, clock }: LabelWriteContext,
  { original, standing, request }: Rectified & { readonly request: RectificationRequest },
): Promise<Omit<RecordDraft, 'idempotency'>> {
  const { applicationId, labelNumber, schemeVersion } = original;
  const change = correctedChange(standing.change ?? original.change, request);
  const standsAgainst = isAppealable(original) && !request.annul;
  return {
    outcome: 'RECTIFIED',
    authority: authorityOf(caller),
    actor: actorOf(caller),
    decidedAt: clock.now(),
    effectiveFrom: request.effectiveFrom ?? standing.effectiveFrom,
    applicationId,
    labelNumber,
    change,
    schemeVersion,
    grounds: request.grounds.map(({ fr, en }) => ({ fr, en: en ?? null })),
    groundsPublic: request.groundsPublic,
    tally: null,
    signatories: await findSignatories(database, caller.personId === null ? [] : [caller.personId]),
    appealDeadline:
      standsAgainst && schemeVersion !== null
        ? await appealDeadline(database, schemeVersion, clock.today())
        : null,
    rectifies: original.seq,
  };
}

/** What a panel has overturned, those who decided it do not bring back by a correction. */
function expectNotOverturned({ original: { seq }, standing }: Rectified): void {
  if (standing.outcome === 'APPEAL_UPHELD') {
    const details = { path: ['input', 'seq'], values: { seq } };
    throw new Refused([labelRefusal('RECORD_OVERTURNED_ON_APPEAL', details)]);
  }
}

function correctedChange(
  change: LabelChange | null,
  request: RectificationRequest,
): LabelChange | null {
  const { suspendedUntil = null, scope = null } = request;
  if (request.annul || change === null) {
    return null;
  }
  if (change.kind === 'SUSPENDED' && suspendedUntil !== null) {
    return { ...change, until: suspendedUntil };
  }
  return 'scope' in change && scope !== null
    ? { ...change, scope: { fr: scope.fr, en: scope.en ?? null } }
    : change;
}
