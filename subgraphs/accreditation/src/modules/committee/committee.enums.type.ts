import { registerEnumType } from 'type-graphql';
import { SessionState } from './committee-session';
import { BallotChoice } from './deliberation';
import { ConflictGround } from './recusal';
import { SeatRole } from './seat';
import { VoteOutcome } from './vote-tally';

registerEnumType(SessionState, {
  name: 'CommitteeSessionState',
  description: 'How far a session of the committee is.',
  valuesConfig: {
    PLANNED: { description: 'Its day is set; seats and agenda are being arranged.' },
    OPEN: { description: 'It is being held: ballots are taken.' },
    CLOSED: { description: 'It was held: no ballot is taken any more, its minutes can be signed.' },
  },
});

registerEnumType(SeatRole, {
  name: 'CommitteeRole',
  description: 'What somebody is in the committee.',
  valuesConfig: {
    CHAIR: { description: 'Chairs it. At most one a session.' },
    MEMBER: { description: 'A member.' },
    SECRETARY: { description: 'Keeps its minutes; without a vote.' },
    OBSERVER: { description: 'Listens; without a vote.' },
  },
});

registerEnumType(ConflictGround, {
  name: 'ConflictGround',
  description: 'Why somebody does not deal with a file.',
  valuesConfig: {
    EVALUATED_THE_FILE: { description: 'Evaluated or reviewed it. Follows from the file.' },
    DECIDED_THE_APPEALED_FILE: {
      description:
        'Could vote on the file whose refusal an appeal overturned. Follows from the file.',
    },
    DIRECTORATE_CONTRACTS_WITH_APPLICANT: {
      description: 'Is an officer of a contract of the own directorate with the applicant.',
    },
    PERSONAL_INTEREST: { description: 'Has a personal interest.' },
    PAST_EMPLOYMENT: { description: 'Worked for the applicant.' },
    CONSULTANCY: { description: 'Advised the applicant.' },
    OTHER: { description: 'Another reason.' },
  },
});

registerEnumType(BallotChoice, {
  name: 'BallotChoice',
  description: 'What a ballot says.',
  valuesConfig: {
    FOR: { description: 'For granting the label.' },
    AGAINST: { description: 'Against it.' },
    ABSTAIN: { description: 'Neither; counts for the quorum.' },
  },
});

registerEnumType(VoteOutcome, {
  name: 'VoteOutcome',
  description: 'What the committee can decide on a file.',
  valuesConfig: {
    GRANTED: { description: 'The label is granted. Needs more ballots for than against.' },
    REFUSED: { description: 'It is refused.' },
    DEFERRED: {
      description:
        'Nothing is decided: there is no quorum, nobody voted, or as many were for as against.',
    },
  },
});

export { BallotChoice, ConflictGround, SeatRole, SessionState, VoteOutcome };
