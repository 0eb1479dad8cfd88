import { addDays, type IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import { type Caller, Scope } from '@apogee/shared/identity';
import type { LabelNumber } from '@apogee/shared/ids';
import {
  findReplay,
  findSignatories,
  type Idempotency,
  isAppealable,
  jsonOf,
  type LedgerRecord,
  lockLedger,
  type RecordDraft,
  type RecordedText,
} from '../ledger';
import { actorOf, expectVersion, type WriteContext } from '../procedure';
import { findRecordedLabel, type LabelLedger } from './label.ledger';
import type { RecordedLabel } from './label.replay';
import { labelRefusal } from './label-refusals';
import { RecordedLabelRepository } from './recorded-label.repository';

export interface LabelWriteContext extends WriteContext {
  readonly labelLedger: LabelLedger;
}

/** What every change of a label states. */
export interface LabelRequest {
  readonly number: LabelNumber;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

/** Grounds, and whether the register shows them. */
export interface StatedGrounds {
  readonly grounds: readonly RecordedText[];
  readonly groundsPublic: boolean;
}

type Decision = Pick<RecordDraft, 'outcome' | 'authority' | 'change'> & StatedGrounds;

/** One change of a label: what was asked, and what follows from it for the label as it is. */
interface LabelCommand<Request extends LabelRequest> {
  readonly name: string;
  readonly request: Request;
  readonly decide: (label: RecordedLabel, today: IsoDate) => Decision;
}

/** Takes effect today, for a label that is still as the asker saw it; the same request again changes nothing. */
export function decideOnLabel<Request extends LabelRequest>(
  context: LabelWriteContext,
  { name, request, decide }: LabelCommand<Request>,
): Promise<LedgerRecord> {
  const idempotency = idempotencyOf(context.caller, name, request);
  return context.inTransaction(async (database) => {
    await lockLedger(database);
    const earlier = await findReplay(database, idempotency);
    if (earlier !== null) {
      return earlier;
    }
    const label = await getRecordedLabel(database, request.number);
    expectVersion(label, request.expectedVersion);
    const decision = decide(label, context.clock.today());
    const stated = await particularsOf(database, context, { label, decision });
    const draft = { ...decision, ...stated, idempotency, effectiveFrom: context.clock.today() };
    return (await context.labelLedger.record(database, draft)).record;
  });
}

/** What a key stands for: everything that was asked, and who asked. */
export function idempotencyOf(
  caller: Caller,
  command: string,
  request: { readonly idempotencyKey: string },
): Idempotency {
  return {
    key: request.idempotencyKey,
    request: { command, actor: actorOf(caller), input: jsonOf(request) },
  };
}

export async function getRecordedLabel(
  database: Database,
  number: LabelNumber,
): Promise<RecordedLabel> {
  const label = await findRecordedLabel(database, number);
  if (label === null) {
    throw new Refused([
      labelRefusal('LABEL_UNKNOWN', { path: ['input', 'number'], values: { number } }),
    ]);
  }
  return label;
}

/** What the day, the caller and the label's scheme add to a decision. */
async function particularsOf(
  database: Database,
  { caller, clock }: LabelWriteContext,
  { label, decision }: { readonly label: RecordedLabel; readonly decision: Decision },
): Promise<
  Pick<
    RecordDraft,
    | 'actor'
    | 'decidedAt'
    | 'applicationId'
    | 'schemeVersion'
    | 'tally'
    | 'signatories'
    | 'rectifies'
    | 'appealDeadline'
  > & { readonly labelNumber: LabelNumber }
> {
  const { number, schemeVersion } = label;
  return {
    actor: actorOf(caller),
    decidedAt: clock.now(),
    applicationId: null,
    labelNumber: number,
    schemeVersion,
    tally: null,
    signatories: await findSignatories(database, caller.personId === null ? [] : [caller.personId]),
    appealDeadline: isAppealable(decision)
      ? await appealDeadline(database, schemeVersion, clock.today())
      : null,
    rectifies: null,
  };
}

/** The last day on which a decision of today may be appealed against. */
export async function appealDeadline(
  database: Database,
  schemeVersion: string,
  today: IsoDate,
): Promise<IsoDate> {
  return addDays(today, await new RecordedLabelRepository(database).getAppealDays(schemeVersion));
}

/** A chair decides for the committee; the secretariat acts in its own name. */
export function authorityOf({ scopes }: Caller): 'COMMITTEE' | 'SECRETARIAT' {
  return scopes.has(Scope.CHAIR) ? 'COMMITTEE' : 'SECRETARIAT';
}
