import { addDays } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { assertNever, refuseIfAny } from '@apogee/shared/errors';
import { ApplicationRepository, transition } from '../application';
import {
  type DeliberationRecord,
  decisionRefusals,
  enterDeliberation,
  enterSession,
  lockScheduledFile,
  presidingSeat,
  tallyOf,
} from '../committee';
import { readAppliedScheme } from '../dossier';
import type { LabelWriteContext } from '../label';
import {
  appendRecord,
  findReplay,
  findSignatories,
  type Idempotency,
  jsonOf,
  type LedgerRecord,
  type RecordDraft,
} from '../ledger';
import { actorOf, type WriteContext } from '../procedure';
import type { Decision, DecisionRequest } from './decision.command';
import { grantLabel } from './grant-label.command';

/**
 * Records a decision of the committee. File, ledger and label change in one transaction, or none of them does. The
 * same request sent again is answered with the record of the first time.
 */
export function recordDecision(
  write: LabelWriteContext,
  request: DecisionRequest,
): Promise<LedgerRecord> {
  return write.inTransaction(async (database) => {
    const entered = await enterSession(database, write, request.sessionId);
    const earlier = await findReplay(database, idempotencyOf(write, request));
    if (earlier !== null) {
      return earlier;
    }
    const { personId: presiderId } = presidingSeat(write, entered.rows);
    const now = write.clock.now();
    const deliberation = await enterDeliberation(entered, request.applicationId, now);
    const application = await lockScheduledFile(database, request);
    refuseIfAny(decisionRefusals(deliberation, { ...request, presiderId }, deliberation.rules));
    const scheme = await readAppliedScheme(database, application, write.clock.today());
    const draft = draftOf(write, request, deliberation);
    const signatories = await findSignatories(database, [presiderId, ...request.signatoryIds]);
    return carryOut(database, write, {
      request,
      application,
      scheme,
      draft: { ...draft, signatories, schemeVersion: application.schemeVersion },
    });
  });
}

async function carryOut(
  database: Database,
  write: LabelWriteContext,
  decision: Decision,
): Promise<LedgerRecord> {
  const { request, application, scheme, draft } = decision;
  const applications = new ApplicationRepository(database);
  const today = write.clock.today();
  const [reason] = request.grounds;
  const step = {
    actor: draft.actor,
    at: draft.decidedAt,
    ...(reason === undefined ? {} : { reason }),
  };
  switch (request.outcome) {
    case 'GRANTED':
      await transition(applications, application, { to: 'DECIDED', ...step });
      return grantLabel(database, write, decision);
    case 'REFUSED':
      await transition(applications, application, { to: 'DECIDED', ...step });
      return appendRecord(database, {
        ...draft,
        appealDeadline: addDays(today, scheme.appealDays),
      });
    case 'DEFERRED': {
      const dueBy = addDays(today, scheme.deferralDays);
      await transition(applications, application, { to: 'DEFERRED', dueBy, ...step });
      return appendRecord(database, draft);
    }
    default:
      return assertNever(request.outcome);
  }
}

function draftOf(
  write: WriteContext,
  request: DecisionRequest,
  deliberation: DeliberationRecord,
): Omit<RecordDraft, 'signatories' | 'schemeVersion'> {
  return {
    outcome: request.outcome,
    authority: 'COMMITTEE',
    actor: actorOf(write.caller),
    decidedAt: write.clock.now(),
    effectiveFrom: write.clock.today(),
    applicationId: request.applicationId,
    labelNumber: null,
    change: null,
    grounds: request.grounds,
    groundsPublic: false,
    tally: tallyOf(deliberation, deliberation.rules),
    appealDeadline: null,
    rectifies: null,
    idempotency: idempotencyOf(write, request),
  };
}

function idempotencyOf({ caller }: WriteContext, request: DecisionRequest): Idempotency {
  return {
    key: request.idempotencyKey,
    request: { command: 'recordDecision', actor: actorOf(caller), input: jsonOf(request) },
  };
}
