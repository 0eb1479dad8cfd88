import {
  type BallotChoice,
  countedBallots,
  type Deliberation,
  isRecused,
  voters,
} from './deliberation';
import { SeatRole } from './seat';

/** How a committee votes. None of it is public, so each scheme version states it (ADR 5). */
export interface VotingRules {
  /** Least number of voters. */
  readonly quorum: number;
  /** Least number of directorates that the voters come from. */
  readonly minimumDirectorates: number;
  /** Whether the chair's ballot decides when as many are for as against. */
  readonly castingVote: boolean;
}

/** The count of a vote, without telling who voted how. */
export interface VoteTally {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  /** Seats with a vote that do not deal with this file. */
  readonly recused: number;
  /** Counted after recusals: enough voters, of enough directorates. */
  readonly quorumMet: boolean;
  readonly directoratesRepresented: number;
}

/** The outcomes that a committee's vote can have. */
export const VoteOutcome = {
  GRANTED: 'GRANTED',
  REFUSED: 'REFUSED',
  DEFERRED: 'DEFERRED',
} as const;
export type VoteOutcome = (typeof VoteOutcome)[keyof typeof VoteOutcome];

export function tallyOf(deliberation: Deliberation, rules: VotingRules): VoteTally {
  const present = voters(deliberation);
  const directoratesRepresented = new Set(
    present.map(({ directorateCode }) => directorateCode).filter((code) => code !== null),
  ).size;
  return {
    for: count(deliberation, 'FOR'),
    against: count(deliberation, 'AGAINST'),
    abstain: count(deliberation, 'ABSTAIN'),
    recused: deliberation.seats.filter(
      ({ voting, personId }) => voting && isRecused(deliberation, personId),
    ).length,
    quorumMet:
      present.length >= rules.quorum && directoratesRepresented >= rules.minimumDirectorates,
    directoratesRepresented,
  };
}

/**
 * The outcomes that may be recorded after a vote. Without a quorum there is no decision; as many for as against is
 * no grant, whether the committee then refuses or looks at the file again; and nothing is refused that nobody voted on.
 */
export function possibleOutcomes(
  deliberation: Deliberation,
  rules: VotingRules,
): readonly VoteOutcome[] {
  const tally = tallyOf(deliberation, rules);
  if (!tally.quorumMet || tally.for + tally.against === 0) {
    return ['DEFERRED'];
  }
  const majority =
    Math.sign(tally.for - tally.against) || (rules.castingVote ? castingVote(deliberation) : 0);
  if (majority === 0) {
    return ['REFUSED', 'DEFERRED'];
  }
  return majority > 0 ? ['GRANTED'] : ['REFUSED'];
}

/** 1 when the chair is for, −1 when against, 0 without a chair who voted either way. */
function castingVote(deliberation: Deliberation): number {
  const chair = deliberation.seats.find(({ role }) => role === SeatRole.CHAIR);
  const ballot = countedBallots(deliberation).find(({ personId }) => personId === chair?.personId);
  return ballot === undefined ? 0 : WEIGHT[ballot.choice];
}

const WEIGHT: Readonly<Record<BallotChoice, number>> = { FOR: 1, AGAINST: -1, ABSTAIN: 0 };

function count(deliberation: Deliberation, choice: BallotChoice): number {
  return countedBallots(deliberation).filter((ballot) => ballot.choice === choice).length;
}
