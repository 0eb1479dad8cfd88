import { indexByKey } from '@apogee/shared/graphql';
import type { FirmId, Siren } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { ContractorProfileRepository } from './contractor-profile.repository';
import type { ContractorProfile, Firm, SmeStatus } from './firm';
import type { FirmRepository } from './firm.repository';
import type { SmeStatusRepository } from './sme-status.repository';

export interface FirmLoaders {
  readonly byId: DataLoader<FirmId, Firm | null>;
  readonly bySiren: DataLoader<Siren, Firm | null>;
  /** Null when the catalogue holds no record of what the firm does. */
  readonly profiles: DataLoader<FirmId, ContractorProfile | null>;
  /** Null when the firm declared nothing. */
  readonly smeStatuses: DataLoader<FirmId, SmeStatus | null>;
  readonly findPage: FirmRepository['findPage'];
  readonly count: FirmRepository['count'];
}

/** What a resolver of this module finds in the request's context. */
export interface FirmContext {
  readonly firms: FirmLoaders;
}

interface FirmRepositories {
  readonly firms: FirmRepository;
  readonly profiles: ContractorProfileRepository;
  readonly smeStatuses: SmeStatusRepository;
}

export function createFirmLoaders({ firms, profiles, smeStatuses }: FirmRepositories): FirmLoaders {
  return {
    byId: new DataLoader(async (ids) =>
      indexByKey(ids, await firms.findByIds(ids), (firm) => firm.id),
    ),
    bySiren: new DataLoader(async (sirens) =>
      indexByKey<Siren | null, Firm>(
        sirens,
        await firms.findBySirens(sirens),
        ({ siren }) => siren,
      ),
    ),
    profiles: new DataLoader(async (ids) =>
      indexByKey(ids, await profiles.findByFirms(ids), ({ firmId }) => firmId),
    ),
    smeStatuses: new DataLoader(async (ids) =>
      indexByKey(ids, await smeStatuses.findByFirms(ids), ({ firmId }) => firmId),
    ),
    findPage: (criteria, page) => firms.findPage(criteria, page),
    count: (criteria) => firms.count(criteria),
  };
}
