import { addDays, type IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { type Caller, Scope } from '@apogee/shared/identity';
import type { LabelNumber } from '@apogee/shared/ids';
import { type Idempotency, jsonOf, type LedgerRecord } from '../ledger';
import { actorOf, type WriteContext } from '../procedure';
import { findRecordedLabel, type LabelLedger } from './label.ledger';
import type { RecordedLabel } from './label.replay';
import {
  expectAppealDays,
  expectKnown,
  type LabelDesk,
  type RequestedDecision,
} from './label-desk.command';
import { RecordedLabelRepository } from './recorded-label.repository';

export interface LabelWriteContext extends WriteContext {
  readonly labelLedger: LabelLedger;
  readonly labelDesk: LabelDesk;
}

/** What every change of a label states. */
export interface LabelRequest {
  readonly number: LabelNumber;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

/** One change of a label: what was asked, and what follows from it for the label as it is. */
interface LabelCommand<Request extends LabelRequest> {
  readonly name: string;
  readonly request: Request;
  readonly decide: RequestedDecision['decide'];
}

/** Takes effect today, for a label that is still as the asker saw it; the same request again changes nothing. */
export async function decideOnLabel<Request extends LabelRequest>(
  { caller, labelDesk }: LabelWriteContext,
  { name, request, decide }: LabelCommand<Request>,
): Promise<LedgerRecord> {
  return labelDesk.decide({
    number: request.number,
    expectedVersion: request.expectedVersion,
    idempotency: idempotencyOf(caller, name, request),
    actor: actorOf(caller),
    personId: caller.personId,
    decide,
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
  return expectKnown(number, await findRecordedLabel(database, number));
}

/** The last day on which a decision of today may be appealed against. */
export async function appealDeadline(
  database: Database,
  schemeVersion: string,
  today: IsoDate,
): Promise<IsoDate> {
  const appealDays = await new RecordedLabelRepository(database).findAppealDays();
  return addDays(today, expectAppealDays(schemeVersion, appealDays));
}

/** A chair decides for the committee; the secretariat acts in its own name. */
export function authorityOf({ scopes }: Caller): 'COMMITTEE' | 'SECRETARIAT' {
  return scopes.has(Scope.CHAIR) ? 'COMMITTEE' : 'SECRETARIAT';
}
