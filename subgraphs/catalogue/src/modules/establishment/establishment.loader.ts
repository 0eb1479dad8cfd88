import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import type { EstablishmentId, FirmId, Siret } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { Establishment } from './establishment';
import type { EstablishmentRepository } from './establishment.repository';

export interface EstablishmentLoaders {
  readonly byId: DataLoader<EstablishmentId, Establishment | null>;
  readonly bySiret: DataLoader<Siret, Establishment | null>;
  readonly byFirm: DataLoader<FirmId, Establishment[]>;
}

/** What a resolver of this module finds in the request's context. */
export interface EstablishmentContext {
  readonly establishments: EstablishmentLoaders;
}

export function createEstablishmentLoaders(
  establishments: EstablishmentRepository,
): EstablishmentLoaders {
  return {
    byId: new DataLoader(async (ids) =>
      indexByKey(ids, await establishments.findByIds(ids), ({ id }) => id),
    ),
    bySiret: new DataLoader(async (sirets) =>
      indexByKey<Siret | null, Establishment>(
        sirets,
        await establishments.findBySirets(sirets),
        ({ siret }) => siret,
      ),
    ),
    byFirm: new DataLoader(async (firmIds) =>
      groupByKey(firmIds, await establishments.findByFirms(firmIds), ({ firmId }) => firmId),
    ),
  };
}
