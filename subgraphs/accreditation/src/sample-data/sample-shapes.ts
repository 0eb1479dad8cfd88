import { type IsoDate, isIsoDate } from '@apogee/shared/clock';
import type { FirmId, ItemId, LabelNumber } from '@apogee/shared/ids';
import { z } from 'zod';
import { ItemKind, RecordedLabelStatus } from '../modules/label';

const text = z.string().min(1);
const day = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value));
/** An identifier of the sample data. Which entity it names, the field says. */
const identifier = <Id extends string>(): z.ZodType<Id> =>
  z.custom<Id>((value) => typeof value === 'string' && value !== '');
const bilingual = z.object({ fr: text, en: text.nullable() });
const bilingualOrNone = z.object({ fr: text.nullable(), en: text.nullable() });

const scheme = z.object({
  version: text,
  inForceFrom: day,
  validityMonths: z.number().int(),
  trlThreshold: z.number().int(),
  minimumReferences: z.number().int(),
  description: bilingualOrNone,
});

const environment = z.object({
  id: text,
  kind: text,
  name: bilingual,
  orbit: text.nullable(),
  lifetimeYears: z.number().nullable(),
  parameters: z.array(
    z.object({
      name: text,
      unit: text,
      min: z.number().nullable(),
      max: z.number().nullable(),
      margin: text.nullable(),
    }),
  ),
});

const trigger = z.object({
  id: text,
  kind: text,
  raisedAt: z.coerce.date(),
  detail: bilingual,
  resolvedAt: z.coerce.date().nullable(),
  resolvedById: text.nullable(),
});

const criticalFunction = z.object({
  id: text,
  name: bilingual,
  reasons: z.array(text),
  verifiedBy: z.array(text),
});

/** Absent means: nothing built, no environment, not stated, not confidential. */
const evidence = z.object({
  id: text,
  kind: text,
  reference: text,
  issue: text,
  issuedOn: day,
  issuer: text,
  model: text,
  environmentKind: text.nullable().default(null),
  environmentId: text.nullable().default(null),
  configurationTested: text.nullable().default(null),
  representativeOf: z
    .object({ form: z.boolean(), fit: z.boolean(), function: z.boolean(), fullScale: z.boolean() })
    .nullable()
    .default(null),
  agreesWithPrediction: z.boolean().nullable().default(null),
  integration: z.boolean().default(false),
  deltas: z.array(bilingual).default([]),
  verdict: text,
  sha256: text,
  confidential: z.boolean().default(false),
});

const assessment = z.object({
  id: text,
  subjectId: text,
  configuration: text,
  scale: text,
  status: text,
  claimedLevel: z.number().int(),
  confirmedLevel: z.number().int().nullable(),
  missionClass: text,
  system: text.nullable(),
  environmentId: text.nullable(),
  interfaces: z.array(bilingual),
  assessor: bilingualOrNone,
  independence: text,
  assessedOn: day,
  supersedesId: text.nullable(),
  constituents: z.array(z.object({ constituentId: text, critical: z.boolean() })),
  triggers: z.array(trigger),
  criticalFunctions: z.array(criticalFunction),
  evidence: z.array(evidence),
});

const transition = z.object({
  status: z.enum(RecordedLabelStatus),
  effectiveOn: day,
  suspendedUntil: day.nullable(),
  ground: bilingual.nullable(),
  groundPublic: z.boolean(),
});

const label = z.object({
  number: identifier<LabelNumber>(),
  subjectId: identifier<ItemId>(),
  subjectKind: z.enum(ItemKind),
  holderId: identifier<FirmId>(),
  scope: bilingual,
  schemeVersion: text,
  awardedOn: day,
  validFrom: day,
  validUntil: day,
  predecessorNumber: identifier<LabelNumber>().nullable(),
  basisAssessmentId: text.nullable(),
  acceptedReferences: z.number().int().nullable(),
  version: z.number().int(),
  transitions: z.array(transition),
});

const member = z.object({ rangeId: text, productId: text, asOf: day });

/** What each file of `sample-data/` holds. Values of enumerations are the database's to check. */
export const sampleShapes = {
  'label-schemes.json': z.object({ schemes: z.array(scheme) }),
  'environments.json': z.object({ environments: z.array(environment) }),
  'assessments.json': z.object({ assessments: z.array(assessment) }),
  'range-members.json': z.object({ members: z.array(member) }),
  'labels.json': z.object({ labels: z.array(label) }),
} as const;

export type SampleAssessment = z.output<typeof assessment>;
export type SampleEnvironment = z.output<typeof environment>;
export type SampleLabel = z.output<typeof label>;
export type SampleScheme = z.output<typeof scheme>;
export type SampleRangeMember = z.output<typeof member>;
