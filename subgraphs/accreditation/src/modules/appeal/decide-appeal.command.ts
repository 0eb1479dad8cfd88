import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { ApplicationId } from '@apogee/shared/ids';
import { type Application, ApplicationRepository, applicationRefusal } from '../application';
import type { LabelWriteContext } from '../label';
import {
  appendRecord,
  findReplay,
  findSignatories,
  type Idempotency,
  jsonOf,
  type LedgerRecord,
  type RecordDraft,
  type RecordedText,
} from '../ledger';
import { actorOf, expectVersion, newId, type WriteContext } from '../procedure';
import { type Appeal, assertCanBecome, decided, verdictOf } from './appeal';
import { AppealRepository } from './appeal.repository';
import { appealRefusal } from './appeal-refusals';
import { type AppealedDecision, getAppealedDecision } from './appealed-decision.command';
import { type AppealChange, enterAppeal } from './examine-appeal.command';

/** The decision of a panel, as one of its members records it. What it is follows from the opinions. */
export interface AppealDecision extends AppealChange {
  readonly findings: RecordedText;
  readonly idempotencyKey: string;
}

/**
 * Records the decision of a panel that has examined an appeal. An upheld one against a refusal reopens the file: a new
 * version of it is SCHEDULED, for a committee without those who refused it. One against a measure takes the place of
 * the measure, and the label is as if there had been none. All of it happens in one transaction.
 */
export function decideAppeal(
  write: LabelWriteContext,
  decision: AppealDecision,
): Promise<LedgerRecord> {
  return write.inTransaction(async (database) => {
    const appeal = await enterAppeal(database, write, decision.appealId);
    const idempotency = idempotencyOf(write, decision);
    const earlier = await findReplay(database, idempotency);
    if (earlier !== null) {
      return earlier;
    }
    assertOnPanel(write, appeal);
    expectVersion(appeal, decision.expectedVersion);
    const verdict = verdictOf(appeal.panel);
    assertCanBecome(appeal, verdict);
    const appealed = await getAppealedDecision(database, appeal);
    if (verdict === 'UPHELD' && appealed.kind === 'REFUSAL') {
      await reopen(database, write, appealed.file);
    }
    const signatories = await findSignatories(
      database,
      appeal.panel.map(({ personId }) => personId),
    );
    const draft = draftOf(write, { decision, verdict, appealed });
    const record = await append(database, write, { ...draft, signatories, idempotency });
    const result = { findings: decision.findings.fr, outcomeSeq: record.seq };
    await new AppealRepository(database).update(decided(appeal, result));
    return record;
  });
}

interface Verdict {
  readonly decision: AppealDecision;
  readonly verdict: ReturnType<typeof verdictOf>;
  readonly appealed: AppealedDecision;
}

/** What is about a label goes through the label's own ledger, which keeps its rows with it. */
async function append(
  database: Database,
  { labelLedger }: LabelWriteContext,
  draft: RecordDraft,
): Promise<LedgerRecord> {
  const { labelNumber } = draft;
  return labelNumber === null
    ? appendRecord(database, draft)
    : (await labelLedger.record(database, { ...draft, labelNumber })).record;
}

function draftOf(
  { caller, clock }: WriteContext,
  { decision, verdict, appealed: { original } }: Verdict,
): Omit<RecordDraft, 'signatories' | 'idempotency'> {
  return {
    outcome: verdict === 'UPHELD' ? 'APPEAL_UPHELD' : 'APPEAL_DISMISSED',
    authority: 'APPEAL_PANEL',
    actor: actorOf(caller),
    decidedAt: clock.now(),
    effectiveFrom: clock.today(),
    applicationId: original.applicationId,
    labelNumber: original.labelNumber,
    change: null,
    schemeVersion: original.schemeVersion,
    grounds: [decision.findings],
    groundsPublic: false,
    tally: null,
    appealDeadline: null,
    rectifies: verdict === 'UPHELD' && original.change !== null ? original.seq : null,
  };
}

/** A new version of the refused file, which waits for a session of the committee. What was signed of it stays good. */
async function reopen(
  database: Database,
  { caller, clock }: WriteContext,
  refused: Application,
): Promise<void> {
  const applications = new ApplicationRepository(database);
  const reopened: Application = {
    ...refused,
    id: newId<ApplicationId>('app'),
    state: 'SCHEDULED',
    reopensId: refused.id,
    createdAt: clock.now(),
    dueBy: null,
    version: 1,
  };
  if (!(await applications.insert(reopened))) {
    throw new Refused([applicationRefusal('OPEN_APPLICATION_EXISTS')]);
  }
  await applications.appendEvent(reopened, {
    from: null,
    at: clock.now(),
    actor: actorOf(caller),
    reason: null,
  });
}

function assertOnPanel({ caller }: WriteContext, { panel }: Appeal): void {
  if (!panel.some(({ personId }) => personId === caller.personId)) {
    throw new Refused([appealRefusal('NOT_ON_PANEL')]);
  }
}

function idempotencyOf({ caller }: WriteContext, decision: AppealDecision): Idempotency {
  return {
    key: decision.idempotencyKey,
    request: { command: 'decideAppeal', actor: actorOf(caller), input: jsonOf(decision) },
  };
}
