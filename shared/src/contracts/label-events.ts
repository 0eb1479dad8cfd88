import { z } from 'zod';
import { defineEvent, type PayloadOf } from './event-contract';
import { applicationId, day, firmId, itemId, itemKind, labelNumber, sha256 } from './payload-parts';

const status = z.enum(['ACTIVE', 'SUSPENDED', 'WITHDRAWN', 'SURRENDERED', 'EXPIRED', 'RENEWED']);

const outcome = z.enum([
  'GRANTED',
  'REFUSED',
  'DEFERRED',
  'SUSPENDED',
  'REINSTATED',
  'WITHDRAWN',
  'SCOPE_REDUCED',
  'RENEWED',
  'SURRENDERED',
  'EXPIRED',
  'APPEAL_UPHELD',
  'APPEAL_DISMISSED',
  'RECTIFIED',
]);

const authority = z.enum(['COMMITTEE', 'APPEAL_PANEL', 'SECRETARIAT', 'HOLDER', 'CLOCK']);

/** Where the decision stands in the ledger, which is the proof of it. */
const record = z.object({
  seq: z.int().min(1).meta({ description: 'Number of the record in the decision ledger.' }),
  contentSha256: sha256.meta({ description: 'Hash of the record.' }),
  previousSha256: sha256.meta({ description: 'Hash of the record before it in the ledger.' }),
  outcome,
  authority,
  decidedAt: z.iso.datetime({ precision: 3 }),
  effectiveFrom: day,
  rectifies: z.int().nullable().meta({ description: 'The record whose place it takes, if any.' }),
});

const transition = z.object({
  status,
  effectiveOn: day,
  suspendedUntil: day.nullable(),
});

/** The whole label, so that a reader needs no event before this one. */
const label = z.object({
  number: labelNumber,
  version: z.int().min(1).meta({ description: 'How many records speak of it: 1, 2, 3…' }),
  holderId: firmId,
  subjectId: itemId,
  subjectKind: itemKind,
  schemeVersion: z.string(),
  awardedOn: day,
  validFrom: day,
  validUntil: day.meta({ description: 'First day on which it is no longer valid.' }),
  predecessorNumber: labelNumber.nullable(),
  transitions: z.array(transition).meta({
    description:
      'Its status from each day on, oldest first. From validUntil on it is expired whatever they say, unless one of them ended it before.',
  }),
});

export const labelDecided = defineEvent({
  type: 'accreditation.label.decided',
  version: 1,
  summary: 'Something was decided about a label, or happened to it by its holder or the clock.',
  subject: 'Number of the label.',
  payload: z.object({ record, label }),
});
export type LabelDecided = PayloadOf<typeof labelDecided>;

export const applicationDecided = defineEvent({
  type: 'accreditation.application.decided',
  version: 1,
  summary: 'Something was decided about an application that makes or changes no label.',
  subject: 'Identifier of the application.',
  payload: z.object({ record, applicationId: applicationId.nullable() }),
});
export type ApplicationDecided = PayloadOf<typeof applicationDecided>;
