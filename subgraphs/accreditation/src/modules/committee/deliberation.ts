import { Refused } from '@apogee/shared/errors';
import type { PersonId } from '@apogee/shared/ids';
import { committeeRefusal } from './committee-refusals';
import { assertNotClosed, type CommitteeSession, SessionState } from './committee-session';
import { type ConflictGround, type KnownTies, type Recusal, registeredConflict } from './recusal';
import { isInForceOn, type Seat } from './seat';

export const BallotChoice = { FOR: 'FOR', AGAINST: 'AGAINST', ABSTAIN: 'ABSTAIN' } as const;
export type BallotChoice = (typeof BallotChoice)[keyof typeof BallotChoice];

export interface Ballot {
  readonly personId: PersonId;
  readonly choice: BallotChoice;
  readonly castAt: Date;
}

/** What a session does with one file of its agenda. */
export interface Deliberation {
  readonly session: CommitteeSession;
  readonly seats: readonly Seat[];
  /** Of this file. */
  readonly recusals: readonly Recusal[];
  /** Of this file. */
  readonly ballots: readonly Ballot[];
}

/** Why somebody's ballot is not taken. */
export type VotingBar =
  | 'SESSION_NOT_OPEN'
  | 'NO_SEAT'
  | 'SEAT_WITHOUT_VOTE'
  | 'OUT_OF_MANDATE'
  | 'RECUSED'
  | 'ABSENT'
  | 'ALREADY_VOTED';

export function votingBar(deliberation: Deliberation, personId: PersonId): VotingBar | null {
  if (deliberation.session.state !== SessionState.OPEN) {
    return 'SESSION_NOT_OPEN';
  }
  const seat = seatOf(deliberation, personId);
  if (seat === null) {
    return 'NO_SEAT';
  }
  if (!seat.present) {
    return 'ABSENT';
  }
  return (
    barOfSeat(deliberation, seat) ?? (hasVoted(deliberation, personId) ? 'ALREADY_VOTED' : null)
  );
}

/** Takes a ballot, or throws `Refused` with the reason why not. */
export function castBallot(deliberation: Deliberation, ballot: Ballot): Deliberation {
  const bar = votingBar(deliberation, ballot.personId);
  if (bar !== null) {
    throw new Refused([committeeRefusal(bar)]);
  }
  return { ...deliberation, ballots: [...deliberation.ballots, ballot] };
}

/**
 * Somebody with a seat says that he does not deal with the file. A ballot that he has cast is not counted any more:
 * late is better than not at all.
 */
export function declareConflict(
  deliberation: Deliberation,
  declared: Omit<Recusal, 'automatic'>,
): Deliberation {
  assertNotClosed(deliberation.session);
  if (seatOf(deliberation, declared.personId) === null) {
    throw new Refused([committeeRefusal('NO_SEAT')]);
  }
  if (isRecused(deliberation, declared.personId)) {
    throw new Refused([committeeRefusal('ALREADY_RECUSED')]);
  }
  return {
    ...deliberation,
    recusals: [...deliberation.recusals, { ...declared, automatic: false }],
  };
}

/** The recusals that follow from what is registered and are not recorded yet. */
export function missingRecusals(
  deliberation: Deliberation,
  ties: KnownTies,
  now: Date,
): readonly Recusal[] {
  const { session, seats } = deliberation;
  return seats.flatMap(({ personId }) => {
    const ground: ConflictGround | null = registeredConflict(personId, ties, session.heldOn);
    return ground === null || isRecused(deliberation, personId)
      ? []
      : [{ personId, ground, automatic: true, declaredAt: now }];
  });
}

/**
 * The seats that the quorum counts for this file: with a vote, in mandate, not recused, and there. Whoever has voted
 * was there, also when marked absent since.
 */
export function voters(deliberation: Deliberation): readonly Seat[] {
  return deliberation.seats.filter(
    (seat) =>
      barOfSeat(deliberation, seat) === null &&
      (seat.present || hasVoted(deliberation, seat.personId)),
  );
}

/** The ballots that count: those of the voters. */
export function countedBallots(deliberation: Deliberation): readonly Ballot[] {
  const counted = new Set(voters(deliberation).map(({ personId }) => personId));
  return deliberation.ballots.filter(({ personId }) => counted.has(personId));
}

export function isRecused({ recusals }: Deliberation, personId: PersonId): boolean {
  return recusals.some((recusal) => recusal.personId === personId);
}

export function seatOf(
  { seats }: Pick<Deliberation, 'seats'>,
  personId: PersonId | null,
): Seat | null {
  return seats.find((seat) => seat.personId === personId) ?? null;
}

/** Bars that do not depend on the moment. */
function barOfSeat(deliberation: Deliberation, seat: Seat): VotingBar | null {
  if (!seat.voting) {
    return 'SEAT_WITHOUT_VOTE';
  }
  if (!isInForceOn(seat.mandate, deliberation.session.heldOn)) {
    return 'OUT_OF_MANDATE';
  }
  return isRecused(deliberation, seat.personId) ? 'RECUSED' : null;
}

function hasVoted({ ballots }: Deliberation, personId: PersonId): boolean {
  return ballots.some((ballot) => ballot.personId === personId);
}
