import type { IsoDate } from '@apogee/shared/clock';
import { Refused } from '@apogee/shared/errors';
import type { CommitteeSessionId, PersonId } from '@apogee/shared/ids';
import { committeeRefusal } from './committee-refusals';

export const SessionState = { PLANNED: 'PLANNED', OPEN: 'OPEN', CLOSED: 'CLOSED' } as const;
export type SessionState = (typeof SessionState)[keyof typeof SessionState];

/** A sitting of the accreditation committee on one day. */
export interface CommitteeSession {
  readonly id: CommitteeSessionId;
  readonly heldOn: IsoDate;
  readonly state: SessionState;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  /** SHA-256 of the minutes, once they are signed. */
  readonly minutesSha256: string | null;
  readonly minutesSignedById: PersonId | null;
  /** Grows with each change of who sits, what is dealt with and how far the session is; not with ballots. */
  readonly version: number;
}

/** Where a session may go from each state. Nothing happens any more in a closed one but the signing of its minutes. */
const NEXT: Readonly<Record<SessionState, SessionState | null>> = {
  PLANNED: 'OPEN',
  OPEN: 'CLOSED',
  CLOSED: null,
};

export function openSession(session: CommitteeSession, now: Date): CommitteeSession {
  return { ...movedTo(session, 'OPEN'), openedAt: now };
}

export function closeSession(session: CommitteeSession, now: Date): CommitteeSession {
  return { ...movedTo(session, 'CLOSED'), closedAt: now };
}

/** The minutes are signed once, when nothing can happen any more that they would have to tell. */
export function signMinutes(
  session: CommitteeSession,
  { sha256, signedById }: { readonly sha256: string; readonly signedById: PersonId },
): CommitteeSession {
  if (session.state !== SessionState.CLOSED) {
    throw new Refused([committeeRefusal('SESSION_NOT_CLOSED')]);
  }
  if (session.minutesSha256 !== null) {
    throw new Refused([committeeRefusal('MINUTES_ALREADY_SIGNED')]);
  }
  return {
    ...session,
    minutesSha256: sha256,
    minutesSignedById: signedById,
    version: session.version + 1,
  };
}

/** A change of who sits or what is dealt with: allowed until the session closes. */
export function rearranged(session: CommitteeSession): CommitteeSession {
  assertNotClosed(session);
  return { ...session, version: session.version + 1 };
}

export function assertNotClosed({ state }: CommitteeSession): void {
  if (state === SessionState.CLOSED) {
    throw new Refused([committeeRefusal('SESSION_CLOSED')]);
  }
}

function movedTo(session: CommitteeSession, state: SessionState): CommitteeSession {
  if (NEXT[session.state] !== state) {
    throw new Refused([
      committeeRefusal('SESSION_STATE', { values: { from: session.state, to: state } }),
    ]);
  }
  return { ...session, state, version: session.version + 1 };
}
