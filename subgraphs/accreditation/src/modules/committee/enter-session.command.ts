import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { ApplicationId, CommitteeSessionId } from '@apogee/shared/ids';
import { expectVersion, type WriteContext } from '../procedure';
import { maySeeSession } from './committee.access';
import {
  type DeliberationRecord,
  deliberationOn,
  deliberationsOf,
  type SessionRows,
} from './committee.record';
import { committeeRefusal } from './committee-refusals';
import { CommitteeRegister } from './committee-register.repository';
import { type CommitteeSession, SessionState } from './committee-session';
import { missingRecusals, seatOf } from './deliberation';
import type { Seat } from './seat';

/** A change of a session that was decided upon looking at one version of it. */
export interface SessionChange {
  readonly sessionId: CommitteeSessionId;
  readonly expectedVersion: number;
}

/** A session that nobody else changes until the transaction ends. */
export interface EnteredSession {
  readonly database: Database;
  readonly register: CommitteeRegister;
  readonly rows: SessionRows;
}

/** Locks a session. Whoever may not see it is told that there is none. */
export async function enterSession(
  database: Database,
  { caller }: WriteContext,
  sessionId: CommitteeSessionId,
): Promise<EnteredSession> {
  const register = new CommitteeRegister(database);
  const rows = await register.lock(sessionId);
  if (rows === null || !maySeeSession(caller, rows.seats)) {
    throw new Refused([committeeRefusal('SESSION_NOT_FOUND', { path: ['input', 'sessionId'] })]);
  }
  return { database, register, rows };
}

/** Changes a session in one transaction. `alter` writes what hangs on it and returns the session as it becomes. */
export async function changeSession(
  write: WriteContext,
  { sessionId, expectedVersion }: SessionChange,
  alter: (entered: EnteredSession) => Promise<CommitteeSession> | CommitteeSession,
): Promise<CommitteeSessionId> {
  await write.inTransaction(async (database) => {
    const entered = await enterSession(database, write, sessionId);
    expectVersion(entered.rows.session, expectedVersion);
    await entered.register.updateSession(await alter(entered));
  });
  return sessionId;
}

/**
 * What the session does with one file, with the recusals that follow from what is registered by now. Somebody's
 * interest may have become known after the session was planned.
 */
export async function enterDeliberation(
  { register, rows }: EnteredSession,
  applicationId: ApplicationId,
  now: Date,
): Promise<DeliberationRecord> {
  const deliberation = deliberationOn(rows, applicationId);
  if (deliberation === null) {
    throw new Refused([committeeRefusal('NOT_ON_AGENDA', { path: ['input', 'applicationId'] })]);
  }
  return withRegisteredRecusals(register, deliberation, now);
}

/** Looks for recusals on all files, after somebody was seated or a file was put on the agenda. */
export async function recuseByRegister(
  { register, rows }: EnteredSession,
  now: Date,
): Promise<void> {
  const current = await register.find(rows.session.id);
  for (const deliberation of current === null ? [] : deliberationsOf(current)) {
    await withRegisteredRecusals(register, deliberation, now);
  }
}

/**
 * The seat of whoever opens and closes the session and records its decisions: the chair, or another voting member
 * whose token allows it, so that the committee can decide when the chair does not deal with a file.
 */
export function presidingSeat({ caller }: WriteContext, { seats }: SessionRows): Seat {
  const seat = seatOf({ seats }, caller.personId);
  if (seat?.voting !== true) {
    throw new Refused([committeeRefusal('NOT_PRESIDING')]);
  }
  return seat;
}

/** Recusals of a closed session stay as they were when it closed. */
async function withRegisteredRecusals(
  register: CommitteeRegister,
  deliberation: DeliberationRecord,
  now: Date,
): Promise<DeliberationRecord> {
  if (deliberation.session.state === SessionState.CLOSED) {
    return deliberation;
  }
  const ties = await register.findTies(deliberation.applicationId);
  const recusals = missingRecusals(deliberation, ties, now);
  await register.insertRecusals(deliberation, recusals);
  return { ...deliberation, recusals: [...deliberation.recusals, ...recusals] };
}
