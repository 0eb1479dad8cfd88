import { indexByKey } from '@apogee/shared/graphql';
import type { FirmId, Siren } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { Firm } from './firm';
import type { FirmRepository } from './firm.repository';

export interface FirmLoaders {
  readonly byId: DataLoader<FirmId, Firm | null>;
  readonly bySiren: DataLoader<Siren, Firm | null>;
  readonly findPage: FirmRepository['findPage'];
  readonly count: FirmRepository['count'];
}

/** What a resolver of this module finds in the request's context. */
export interface FirmContext {
  readonly firms: FirmLoaders;
}

export function createFirmLoaders(firms: FirmRepository): FirmLoaders {
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
    findPage: (criteria, page) => firms.findPage(criteria, page),
    count: (criteria) => firms.count(criteria),
  };
}
