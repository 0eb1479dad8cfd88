import { Refused } from '@apogee/shared/errors';
import {
  type Application,
  type ApplicationChange,
  type ApplicationState,
  amend,
  asApplicant,
  assertIn,
  type BilingualText,
  changeApplication,
  type EnteredApplication,
} from '../application';
import { newId, type WriteContext } from '../procedure';
import { askedOf } from '../scheme';
import { readAppliedScheme } from './applied-scheme.reader';
import type { ApplicationDocument, ApplicationReference, DocumentId } from './completeness';
import { DossierRepository } from './dossier.repository';
import { dossierRefusal } from './dossier-refusals';
import type { SmeStatement } from './sme-declaration';

/** States in which the firm works on its file. */
const BEING_COMPILED: readonly ApplicationState[] = ['DRAFT', 'INCOMPLETE'];
/** A deferred file waits for more evidence; what was judged of it stays as it is. */
const OPEN_TO_EVIDENCE: readonly ApplicationState[] = ['DRAFT', 'INCOMPLETE', 'DEFERRED'];

type Compile = (entered: EnteredApplication, dossiers: DossierRepository) => Promise<unknown>;

/** Lets the firm change what hangs on its file, in a state that allows it and in time. */
function compile(
  context: WriteContext,
  change: ApplicationChange & { readonly allowed: readonly ApplicationState[] },
  work: Compile,
): Promise<Application> {
  const { allowed, ...request } = change;
  const viewer = asApplicant(context.caller);
  return changeApplication(context, { ...request, viewer }, async (entered) => {
    assertIn(entered.application, allowed);
    assertInTime(entered);
    await work(entered, new DossierRepository(entered.database));
    return amend(entered);
  });
}

/** Refuses what comes after the last day, whether or not the clock has lapsed the file yet. */
export function assertInTime({
  application: { dueBy },
  today,
}: Pick<EnteredApplication, 'application' | 'today'>): void {
  if (dueBy !== null && dueBy < today) {
    throw new Refused([dossierRefusal('DEADLINE_PASSED', { values: { dueBy } })]);
  }
}

export type NewDocument = Pick<ApplicationDocument, 'requirementCode' | 'title' | 'sha256'>;

export function addDocument(
  context: WriteContext,
  change: ApplicationChange,
  document: NewDocument,
): Promise<Application> {
  return compile(context, { ...change, allowed: OPEN_TO_EVIDENCE }, async (entered, dossiers) => {
    await assertAsked(entered, document.requirementCode);
    const added = await dossiers.insertDocument({
      ...document,
      id: newId<DocumentId>('doc'),
      applicationId: entered.application.id,
      addedAt: entered.at,
      addedBy: entered.actor,
    });
    if (!added) {
      throw new Refused([dossierRefusal('DOCUMENT_ALREADY_ADDED')]);
    }
  });
}

async function assertAsked(
  { database, application, today }: EnteredApplication,
  code: string,
): Promise<void> {
  const { requirements } = await readAppliedScheme(database, application, today);
  const asked = askedOf(requirements, application.subjectKind);
  if (!asked.some((requirement) => requirement.code === code)) {
    const path = ['input', 'requirementCode'];
    throw new Refused([dossierRefusal('UNKNOWN_REQUIREMENT', { path, values: { code } })]);
  }
}

export function removeDocument(
  context: WriteContext,
  change: ApplicationChange,
  documentId: DocumentId,
): Promise<Application> {
  return compile(
    context,
    { ...change, allowed: BEING_COMPILED },
    async ({ application }, dossiers) => {
      if (!(await dossiers.removeDocument(application.id, documentId))) {
        throw new Refused([
          dossierRefusal('DOCUMENT_NOT_FOUND', { path: ['input', 'documentId'] }),
        ]);
      }
    },
  );
}

export function addReference(
  context: WriteContext,
  change: ApplicationChange,
  reference: Pick<ApplicationReference, 'mission' | 'operator'>,
): Promise<Application> {
  return compile(
    context,
    { ...change, allowed: OPEN_TO_EVIDENCE },
    async ({ application }, dossiers) => {
      if (application.subjectKind !== 'ENGINEERING_ACTIVITY') {
        throw new Refused([dossierRefusal('REFERENCE_NOT_ASKED')]);
      }
      await dossiers.insertReference(application.id, reference);
    },
  );
}

/** Records what the firm declares under the rule of its scheme. A new declaration is not accepted yet. */
export function declareSmeStatus(
  context: WriteContext,
  change: ApplicationChange,
  statement: SmeStatement,
): Promise<Application> {
  return compile(
    context,
    { ...change, allowed: BEING_COMPILED },
    async ({ database, application, actor, at, today }, dossiers) => {
      const { smeRuleVersion } = await readAppliedScheme(database, application, today);
      await dossiers.saveDeclaration({
        ...statement,
        applicationId: application.id,
        ruleVersion: smeRuleVersion,
        declaredAt: at,
        declaredBy: actor,
        acceptedAt: null,
        acceptedBy: null,
        acceptanceNote: null,
      });
    },
  );
}

/** States anew what the label is to cover. */
export function reviseScope(
  context: WriteContext,
  change: ApplicationChange,
  scope: BilingualText,
): Promise<Application> {
  const viewer = asApplicant(context.caller);
  return changeApplication(context, { ...change, viewer }, (entered) => {
    assertIn(entered.application, BEING_COMPILED);
    assertInTime(entered);
    return amend(entered, { scope });
  });
}
