import { z } from 'zod';
import { defineEvent, type PayloadOf } from './event-contract';
import { applicationId, assessmentId, firmId, itemId, sessionId, trl } from './payload-parts';

const state = z.enum([
  'DRAFT',
  'SUBMITTED',
  'INCOMPLETE',
  'INADMISSIBLE',
  'ADMISSIBLE',
  'UNDER_EVALUATION',
  'EVALUATED',
  'UNDER_REVIEW',
  'SCHEDULED',
  'DEFERRED',
  'DECIDED',
  'WITHDRAWN',
  'LAPSED',
]);

export const applicationTransitioned = defineEvent({
  type: 'accreditation.application.transitioned',
  version: 1,
  summary: 'An application went from one state to another.',
  subject: 'Identifier of the application.',
  payload: z.object({
    applicationId,
    applicantId: firmId,
    subjectId: itemId,
    from: state.nullable().meta({ description: 'Null when it began.' }),
    to: state,
    version: z.int().meta({ description: 'Version of the application after it.' }),
  }),
});
export type ApplicationTransitioned = PayloadOf<typeof applicationTransitioned>;

export const tallyChanged = defineEvent({
  type: 'accreditation.tally.changed',
  version: 1,
  summary: 'The count of a vote has changed. It never says who voted how.',
  subject: 'Identifier of the session, a slash, identifier of the application.',
  payload: z.object({ sessionId, applicationId }),
});
export type TallyChanged = PayloadOf<typeof tallyChanged>;

export const trlConfirmed = defineEvent({
  type: 'accreditation.trl.confirmed',
  version: 1,
  summary: 'The confirmed level of an assessment is set, or withdrawn.',
  subject: 'Identifier of the assessment.',
  payload: z.object({
    assessmentId,
    subjectId: itemId,
    confirmedLevel: trl.nullable(),
  }),
});
export type TrlConfirmed = PayloadOf<typeof trlConfirmed>;
