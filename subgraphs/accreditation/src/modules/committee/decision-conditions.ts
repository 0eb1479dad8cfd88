import type { Refusal } from '@apogee/shared/errors';
import type { PersonId } from '@apogee/shared/ids';
import { committeeRefusal } from './committee-refusals';
import { SessionState } from './committee-session';
import { type Deliberation, isRecused, voters } from './deliberation';
import { possibleOutcomes, type VoteOutcome, type VotingRules } from './vote-tally';

/** A decision as somebody wants to record it. */
export interface ProposedDecision {
  readonly outcome: VoteOutcome;
  /** Whoever records it. */
  readonly presiderId: PersonId;
  /** Whoever signs it beside him. */
  readonly signatoryIds: readonly PersonId[];
}

/** Why a decision is not what the committee has voted, or not theirs to sign; empty when it is. */
export function decisionRefusals(
  deliberation: Deliberation,
  { outcome, presiderId, signatoryIds }: ProposedDecision,
  rules: VotingRules,
): readonly Refusal[] {
  if (deliberation.session.state === SessionState.PLANNED) {
    return [committeeRefusal('SESSION_NOT_OPEN')];
  }
  if (isRecused(deliberation, presiderId)) {
    return [committeeRefusal('RECUSED')];
  }
  return [
    ...outcomeRefusals(outcome, possibleOutcomes(deliberation, rules)),
    ...signatoryRefusals(deliberation, signatoryIds),
  ];
}

function outcomeRefusals(
  outcome: VoteOutcome,
  possible: readonly VoteOutcome[],
): readonly Refusal[] {
  const values = { outcome, possible: possible.join(', ') };
  return possible.includes(outcome)
    ? []
    : [committeeRefusal('OUTCOME_NOT_VOTED', { path: ['input', 'outcome'], values })];
}

/** A decision is signed by those who took part in it. */
function signatoryRefusals(
  deliberation: Deliberation,
  signatoryIds: readonly PersonId[],
): readonly Refusal[] {
  const tookPart = new Set(voters(deliberation).map(({ personId }) => personId));
  return signatoryIds.flatMap((id, index) =>
    tookPart.has(id)
      ? []
      : [
          committeeRefusal('SIGNATORY_TOOK_NO_PART', {
            path: ['input', 'signatoryIds', String(index)],
          }),
        ],
  );
}
