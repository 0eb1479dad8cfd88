import { registerEnumType } from 'type-graphql';
import { Authority, DecisionOutcome } from './ledger-record';

registerEnumType(DecisionOutcome, {
  name: 'DecisionOutcome',
  description: 'What was decided, or happened to a label by its holder or the clock.',
  valuesConfig: {
    GRANTED: { description: 'What was applied for was granted: a label, or another scope of one.' },
    REFUSED: { description: 'What was applied for was refused.' },
    DEFERRED: { description: 'The decision was put off.' },
    SUSPENDED: { description: 'The label was suspended.' },
    REINSTATED: { description: 'The label’s suspension was lifted.' },
    WITHDRAWN: { description: 'The label was withdrawn.' },
    SCOPE_REDUCED: { description: 'The label covers less than before.' },
    RENEWED: { description: 'A successor takes over from the label.' },
    SURRENDERED: { description: 'The holder gave the label back.' },
    EXPIRED: { description: 'The label’s validity ended.' },
    APPEAL_UPHELD: { description: 'An appeal was upheld.' },
    APPEAL_DISMISSED: { description: 'An appeal was dismissed.' },
    RECTIFIED: { description: 'An earlier record was corrected or annulled.' },
  },
});

registerEnumType(Authority, {
  name: 'Authority',
  description: 'By whose power something was decided or happened.',
  valuesConfig: {
    COMMITTEE: { description: 'The accreditation committee, by its chair.' },
    APPEAL_PANEL: { description: 'A panel that ruled on an appeal.' },
    SECRETARIAT: { description: 'The secretariat of the procedure.' },
    HOLDER: { description: 'The firm that holds the label.' },
    CLOCK: { description: 'Nobody: time passed.' },
  },
});

export { Authority, DecisionOutcome };
