import type { ApplicationId, CommitteeSessionId } from '@apogee/shared/ids';
import type { CommitteeSession } from './committee-session';
import type { Ballot, Deliberation } from './deliberation';
import type { Recusal } from './recusal';
import type { Seat } from './seat';
import type { VotingRules } from './vote-tally';

/** A seat with the session that it is in. */
export interface SeatRecord extends Seat {
  readonly sessionId: CommitteeSessionId;
}

/** A file on the agenda of a session, and how its scheme version has the committee vote. */
export interface AgendaItem {
  readonly sessionId: CommitteeSessionId;
  readonly applicationId: ApplicationId;
  readonly round: number;
  readonly ordinal: number;
  readonly rules: VotingRules;
}

export interface RecusalRecord extends Recusal {
  readonly sessionId: CommitteeSessionId;
  readonly applicationId: ApplicationId;
}

export interface BallotRecord extends Ballot {
  readonly sessionId: CommitteeSessionId;
  readonly applicationId: ApplicationId;
}

/** What a session does with one file, as its rows say. */
export interface DeliberationRecord extends Deliberation, AgendaItem {}

/** All rows of some sessions. */
export interface SessionRows {
  readonly session: CommitteeSession;
  readonly seats: readonly SeatRecord[];
  readonly agenda: readonly AgendaItem[];
  readonly recusals: readonly RecusalRecord[];
  readonly ballots: readonly BallotRecord[];
}

export function deliberationsOf(rows: SessionRows): readonly DeliberationRecord[] {
  const { session, seats, agenda } = rows;
  return agenda.map(({ sessionId, applicationId, round, ordinal, rules }) => {
    const ofFile = (row: { readonly applicationId: ApplicationId }): boolean =>
      row.applicationId === applicationId;
    const recusals = rows.recusals.filter(ofFile);
    const ballots = rows.ballots.filter(ofFile);
    return { sessionId, applicationId, round, ordinal, rules, session, seats, recusals, ballots };
  });
}

/** What the session does with one file; null when the file is not on its agenda. */
export function deliberationOn(
  rows: SessionRows,
  applicationId: ApplicationId,
): DeliberationRecord | null {
  return deliberationsOf(rows).find((item) => item.applicationId === applicationId) ?? null;
}
