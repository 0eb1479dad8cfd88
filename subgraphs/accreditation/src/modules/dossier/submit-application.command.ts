import { type IsoDate, parisDay } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { type Refusal, refuseIfAny } from '@apogee/shared/errors';
import {
  type Application,
  type ApplicationChange,
  asApplicant,
  assertIn,
  type BilingualText,
  changeApplication,
  type EnteredApplication,
  transition,
} from '../application';
import { CatalogueItemRepository } from '../catalogue-item';
import { isCurrentOn, LabelRepository } from '../label';
import type { WriteContext } from '../procedure';
import { askedOf, type LabelScheme } from '../scheme';
import { labelRefusals, type SubjectLabel, subjectRefusals } from './application-subject';
import { readAppliedScheme } from './applied-scheme.reader';
import { assertInTime } from './compile-dossier.command';
import { missingRequirements } from './completeness';
import { DossierRepository } from './dossier.repository';
import { dossierRefusal } from './dossier-refusals';
import { standsUnder } from './sme-declaration';

/** Hands the file in, for the first time or completed. The first time freezes the scheme (invariant 25). */
export function submitApplication(
  context: WriteContext,
  change: ApplicationChange,
): Promise<Application> {
  const viewer = asApplicant(context.caller);
  return changeApplication(context, { ...change, viewer }, async (entered) => {
    const { application, applications, actor, at } = entered;
    assertIn(application, ['DRAFT', 'INCOMPLETE']);
    assertInTime(entered);
    const scheme = await readAppliedScheme(entered.database, application, entered.today);
    refuseIfAny([
      ...(await purposeRefusals(entered, scheme)),
      ...(await contentRefusals(entered, scheme)),
    ]);
    const settled = { schemeVersion: scheme.version, submittedAt: at };
    return transition(applications, application, { to: 'SUBMITTED', actor, at, settled });
  });
}

/**
 * Whether the file is for an item of this firm, and whether the labels of the item leave room for it. A renewal that
 * was filed in time stays good when its label ends meanwhile, so it is judged by the day on which it was filed.
 */
export async function purposeRefusals(
  { database, application, today }: Pick<EnteredApplication, 'database' | 'application' | 'today'>,
  { renewalWindowMonths }: LabelScheme,
): Promise<readonly Refusal[]> {
  const subject = await new CatalogueItemRepository(database).find(application.subjectId);
  const { kind, submittedAt } = application;
  const day = kind === 'RENEWAL' && submittedAt !== null ? parisDay(submittedAt) : today;
  const labels = await readLabels(database, application, day);
  return [
    ...subjectRefusals(application, subject),
    ...labelRefusals(application, { labels, today: day, renewalWindowMonths }),
  ];
}

async function readLabels(
  database: Database,
  { subjectId }: Application,
  day: IsoDate,
): Promise<readonly SubjectLabel[]> {
  const labels = await new LabelRepository(database).findBySubjects([subjectId]);
  return labels.map((label) => ({
    number: label.number,
    holderId: label.holderId,
    validUntil: label.validUntil,
    running: isCurrentOn(label, day),
  }));
}

/** Whether the file holds what the scheme asks for. */
export async function contentRefusals(
  { database, application }: Pick<EnteredApplication, 'database' | 'application'>,
  { requirements, smeRuleVersion }: LabelScheme,
): Promise<readonly Refusal[]> {
  const dossiers = new DossierRepository(database);
  const [declaration] = await dossiers.findDeclarations([application.id]);
  const missing = missingRequirements(
    askedOf(requirements, application.subjectKind),
    await dossiers.findDocuments([application.id]),
  );
  return [
    ...(missing.length === 0
      ? []
      : [dossierRefusal('FILE_INCOMPLETE', { values: { codes: missing.join(', ') } })]),
    ...(standsUnder(declaration ?? null, smeRuleVersion)
      ? []
      : [dossierRefusal('SME_DECLARATION_MISSING', { values: { rule: smeRuleVersion } })]),
  ];
}

/** The firm takes its file back, at any time before it is decided. */
export function withdrawApplication(
  context: WriteContext,
  change: ApplicationChange,
  reason: BilingualText | null,
): Promise<Application> {
  const viewer = asApplicant(context.caller);
  return changeApplication(
    context,
    { ...change, viewer },
    ({ application, applications, actor, at }) => {
      const step = { to: 'WITHDRAWN', actor, at, ...(reason === null ? {} : { reason }) } as const;
      return transition(applications, application, step);
    },
  );
}
