/** What a firm puts into its file, and handing it in. */

export { subjectRefusals } from './application-subject';
export { readAppliedScheme } from './applied-scheme.reader';
export { assertInTime } from './compile-dossier.command';
export {
  ApplicationDocumentEntity,
  ApplicationReferenceEntity,
  SmeDeclarationEntity,
} from './dossier.entity';
export { createDossierLoaders } from './dossier.loader';
export { DossierRepository } from './dossier.repository';
export {
  ApplicationDossierResolver,
  CompletenessItemResolver,
  type DossierContext,
  SmeDeclarationResolver,
} from './dossier.resolver';
export { DossierMutations } from './dossier-mutations.resolver';
export { isAcceptedUnder } from './sme-declaration';
export { contentRefusals, purposeRefusals } from './submit-application.command';
