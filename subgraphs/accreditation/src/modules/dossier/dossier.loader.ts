import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import type { ApplicationId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { ApplicationDocument, ApplicationReference } from './completeness';
import type { DossierRepository } from './dossier.repository';
import type { SmeDeclaration } from './sme-declaration';

/** What hangs on files that were found for the caller before. */
export interface DossierLoaders {
  readonly documents: DataLoader<ApplicationId, readonly ApplicationDocument[]>;
  readonly references: DataLoader<ApplicationId, readonly ApplicationReference[]>;
  readonly declarations: DataLoader<ApplicationId, SmeDeclaration | null>;
}

export function createDossierLoaders(repository: DossierRepository): DossierLoaders {
  return {
    documents: new DataLoader(async (ids) =>
      groupByKey(ids, await repository.findDocuments(ids), ofApplication),
    ),
    references: new DataLoader(async (ids) =>
      groupByKey(ids, await repository.findReferences(ids), ofApplication),
    ),
    declarations: new DataLoader(async (ids) =>
      indexByKey(ids, await repository.findDeclarations(ids), ofApplication),
    ),
  };
}

function ofApplication({
  applicationId,
}: {
  readonly applicationId: ApplicationId;
}): ApplicationId {
  return applicationId;
}
