import type { ApplicationId, FirmId, ItemId } from '@apogee/shared/ids';
import { z } from 'zod';
import { ApplicationKind, ApplicationState } from '../modules/application';
import { ItemKind } from '../modules/label';
import { bilingual, day, identifier, text } from './shape-parts';

const instant = z.coerce.date();

const event = z.object({
  from: z.enum(ApplicationState).nullable(),
  to: z.enum(ApplicationState),
  at: instant,
  actor: text,
  reason: bilingual.nullable(),
});

const document = z.object({
  id: text,
  requirementCode: text,
  title: text,
  sha256: text,
  addedAt: instant,
  addedBy: text,
});

const reference = z.object({
  mission: text,
  operator: text,
  acceptedBy: text.nullable(),
  acceptedAt: instant.nullable(),
});

const smeDeclaration = z.object({
  ruleVersion: text,
  category: text,
  linkage: text,
  accountingYears: z.array(z.number().int()),
  headcountAwu: z.number(),
  turnoverEur: z.number().nullable(),
  balanceSheetEur: z.number().nullable(),
  declaredAt: instant,
  declaredBy: text,
  acceptedAt: instant.nullable(),
  acceptedBy: text.nullable(),
  acceptanceNote: text.nullable(),
});

const score = z.object({
  criterionCode: text,
  score: z.number().int().nullable(),
  passed: z.boolean(),
  rationale: text,
  evidenceIds: z.array(text),
});

const evaluation = z.object({
  id: text,
  round: z.number().int(),
  evaluatorId: text,
  directorateCode: text.nullable(),
  independence: text,
  startedAt: instant,
  conclusion: text.nullable(),
  recommendation: text.nullable(),
  reportSha256: text.nullable(),
  signedAt: instant.nullable(),
  version: z.number().int(),
  scores: z.array(score),
});

const review = z.object({
  round: z.number().int(),
  reviewerId: text,
  startedAt: instant,
  recommendation: text.nullable(),
  rationale: text.nullable(),
  signedAt: instant.nullable(),
  version: z.number().int(),
});

export const application = z.object({
  id: identifier<ApplicationId>(),
  kind: z.enum(ApplicationKind),
  state: z.enum(ApplicationState),
  applicantId: identifier<FirmId>(),
  subjectId: identifier<ItemId>(),
  subjectKind: z.enum(ItemKind),
  labelNumber: text.nullable(),
  scope: bilingual,
  schemeVersion: text.nullable(),
  assessmentId: text.nullable(),
  round: z.number().int(),
  createdAt: instant,
  submittedAt: instant.nullable(),
  dueBy: day.nullable(),
  version: z.number().int(),
  events: z.array(event),
  documents: z.array(document),
  references: z.array(reference),
  smeDeclaration: smeDeclaration.nullable(),
  evaluations: z.array(evaluation),
  review: review.nullable(),
});

export type SampleApplication = z.output<typeof application>;
