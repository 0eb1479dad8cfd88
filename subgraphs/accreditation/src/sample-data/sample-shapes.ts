import type { FirmId, ItemId, LabelNumber, TrlAssessmentId } from '@apogee/shared/ids';
import { z } from 'zod';
import { ItemKind, LabelStatus } from '../modules/label';
import { application } from './application-shapes';
import { bilingual, day, identifier, text } from './shape-parts';

const bilingualOrNone = z.object({ fr: text.nullable(), en: text.nullable() });

const scheme = z.object({
  version: text,
  inForceFrom: day,
  validityMonths: z.number().int(),
  trlThreshold: z.number().int(),
  minimumReferences: z.number().int(),
  quorum: z.number().int(),
  minimumDirectorates: z.number().int(),
  castingVote: z.boolean(),
  mandatoryEvaluations: z.number().int(),
  renewalWindowMonths: z.number().int(),
  completionDays: z.number().int(),
  deferralDays: z.number().int(),
  evaluationDays: z.number().int(),
  appealDays: z.number().int(),
  appealPanelSize: z.number().int(),
  coolingOffMonths: z.number().int(),
  reminderDays: z.array(z.number().int()),
  smeRuleVersion: text,
  description: bilingualOrNone,
  criteria: z.array(
    z.object({
      code: text,
      name: bilingual,
      mandatory: z.boolean(),
      appliesTo: z.array(z.enum(ItemKind)),
      maxScore: z.number().int().nullable(),
    }),
  ),
  requirements: z.array(
    z.object({ code: text, name: bilingual, appliesTo: z.array(z.enum(ItemKind)) }),
  ),
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
  id: identifier<TrlAssessmentId>(),
  subjectId: identifier<ItemId>(),
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
  status: z.enum(LabelStatus),
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
  basisAssessmentId: identifier<TrlAssessmentId>().nullable(),
  acceptedReferences: z.number().int().nullable(),
  transitions: z.array(transition),
  scopeReductions: z
    .array(z.object({ effectiveOn: day, scope: bilingual, ground: bilingual }))
    .default([]),
});

const member = z.object({ rangeId: text, productId: text, asOf: day });

const directorate = z.object({
  code: text,
  name: bilingual,
  validFrom: day,
  validUntil: day.nullable(),
});
const person = z.object({ id: text, displayName: text, directorateCode: text.nullable() });
const interest = z.object({
  id: text,
  personId: text,
  firmId: text,
  ground: text,
  fromOn: day,
  untilOn: day.nullable(),
});

const catalogueItem = z.object({
  itemId: text,
  kind: z.enum(ItemKind),
  firmId: text,
  designIssue: text.nullable(),
  published: z.boolean(),
  asOf: z.coerce.date(),
});

/** What each file of `sample-data/` holds. Values of enumerations are the database's to check. */
export const sampleShapes = {
  'label-schemes.json': z.object({ schemes: z.array(scheme) }),
  'environments.json': z.object({ environments: z.array(environment) }),
  'assessments.json': z.object({ assessments: z.array(assessment) }),
  'range-members.json': z.object({ members: z.array(member) }),
  'labels.json': z.object({ labels: z.array(label) }),
  'people.json': z.object({
    directorates: z.array(directorate),
    persons: z.array(person),
    interests: z.array(interest),
  }),
  'catalogue-items.json': z.object({ items: z.array(catalogueItem) }),
  'applications.json': z.object({ applications: z.array(application) }),
} as const;

export type SampleAssessment = z.output<typeof assessment>;
export type SampleEnvironment = z.output<typeof environment>;
export type SampleLabel = z.output<typeof label>;
export type SampleScheme = z.output<typeof scheme>;
export type { SampleApplication } from './application-shapes';
export type SampleDirectorate = z.output<typeof directorate>;
export type SamplePerson = z.output<typeof person>;
export type SampleInterest = z.output<typeof interest>;
export type SampleCatalogueItem = z.output<typeof catalogueItem>;
export type SampleRangeMember = z.output<typeof member>;
