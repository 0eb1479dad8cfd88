import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { refuseIfAny } from '@apogee/shared/errors';
import type { LabelNumber } from '@apogee/shared/ids';
import type { Application } from '../application';
import type { LabelLedger, LabelWriteContext } from '../label';
import {
  type AwardedLabel,
  type LedgerRecord,
  LedgerRepository,
  lockLedger,
  type RecordDraft,
} from '../ledger';
import type { Decision } from './decision.command';
import { type Grant, readGrant } from './grant.reader';
import { labelNumberOf } from './label-number';

/** A label to write, and what it follows from. */
interface Award {
  readonly labelLedger: LabelLedger;
  readonly application: Application;
  readonly grant: Grant;
  readonly draft: RecordDraft;
  readonly today: IsoDate;
}

/** Grants what the file asks for: a label, a successor of one, or another scope of one. */
export async function grantLabel(
  database: Database,
  { clock, labelLedger }: LabelWriteContext,
  { application, scheme, draft }: Decision,
): Promise<LedgerRecord> {
  const grant = await readGrant(database, { application, scheme, clock });
  refuseIfAny(grant.refusals);
  const { labelNumber, scope } = application;
  if (application.kind === 'SCOPE_CHANGE' && labelNumber !== null) {
    const change = { kind: 'RESCOPED', scope } as const;
    const recorded = await labelLedger.record(database, { ...draft, labelNumber, change });
    return recorded.record;
  }
  return award(database, { labelLedger, application, grant, draft, today: clock.today() });
}

/** The ledger is locked before the number is made: it is the number of the record of the award. */
async function award(database: Database, given: Award): Promise<LedgerRecord> {
  const { labelLedger, grant, draft, today } = given;
  await lockLedger(database);
  const { seq } = await new LedgerRepository(database).findHead();
  const renewed = renewedBy(given);
  const labelNumber = labelNumberOf(today, seq + (renewed === null ? 1 : 2));
  const begins = { ...draft, effectiveFrom: grant.validFrom };
  if (renewed !== null) {
    await labelLedger.record(database, {
      ...begins,
      outcome: 'RENEWED',
      labelNumber: renewed,
      change: { kind: 'RENEWED', successorNumber: labelNumber },
      idempotency: null,
    });
  }
  const change = { kind: 'AWARDED', ...awardedLabel(given) } as const;
  return (await labelLedger.record(database, { ...begins, labelNumber, change })).record;
}

/** The label that ends where this one begins, by a record of its own. One that has expired stays expired. */
function renewedBy({ application, grant: { following } }: Award): LabelNumber | null {
  return application.kind === 'RENEWAL' && following?.status === 'ACTIVE' ? following.number : null;
}

function awardedLabel({ application, grant, today }: Award): AwardedLabel {
  const { subjectId, subjectKind, applicantId, scope, labelNumber } = application;
  return {
    subjectId,
    subjectKind,
    scope,
    holderId: applicantId,
    awardedOn: today,
    validFrom: grant.validFrom,
    validUntil: grant.validUntil,
    predecessorNumber: labelNumber,
    basisAssessmentId: grant.basisAssessmentId,
    acceptedReferences: grant.acceptedReferences,
  };
}
