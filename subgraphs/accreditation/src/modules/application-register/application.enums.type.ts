import { registerEnumType } from 'type-graphql';
import { ApplicationKind, ApplicationState } from '../application';

registerEnumType(ApplicationState, {
  name: 'ApplicationState',
  description: 'Where an application stands. The states are this register’s own.',
  valuesConfig: {
    DRAFT: { description: 'The firm puts its file together.' },
    SUBMITTED: { description: 'The secretariat looks at it.' },
    INCOMPLETE: { description: 'Returned to the firm, to be completed by `dueBy`.' },
    INADMISSIBLE: { description: 'Refused before evaluation, with reasons. Final.' },
    ADMISSIBLE: { description: 'Complete and eligible; evaluators are to be assigned.' },
    UNDER_EVALUATION: { description: 'Evaluators are at work.' },
    EVALUATED: { description: 'All assigned evaluations are signed.' },
    UNDER_REVIEW: { description: 'A reviewer looks at the evaluations.' },
    SCHEDULED: { description: 'On the agenda of the committee.' },
    DEFERRED: { description: 'The committee wants more before it decides; waits until `dueBy`.' },
    DECIDED: { description: 'The committee has decided. Final.' },
    WITHDRAWN: { description: 'Withdrawn by the firm. Final.' },
    LAPSED: { description: 'Its `dueBy` went by. Final.' },
  },
});

registerEnumType(ApplicationKind, {
  name: 'ApplicationKind',
  description: 'What an application asks for.',
  valuesConfig: {
    INITIAL: { description: 'A first label for the item.' },
    RENEWAL: { description: 'A label that takes over from one that ends.' },
    SCOPE_CHANGE: { description: 'Another scope for a label in force.' },
  },
});

export { ApplicationKind, ApplicationState };
