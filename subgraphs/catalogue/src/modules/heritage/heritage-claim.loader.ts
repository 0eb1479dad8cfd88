import { groupByKey } from '@apogee/shared/graphql';
import type { ItemId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { HeritageClaim } from './heritage-claim';
import type { HeritageClaimRepository } from './heritage-claim.repository';

export interface HeritageClaimLoaders {
  readonly byItem: DataLoader<ItemId, HeritageClaim[]>;
}

/** What a resolver of this module finds in the request's context. */
export interface HeritageContext {
  readonly heritage: HeritageClaimLoaders;
}

export function createHeritageClaimLoaders(claims: HeritageClaimRepository): HeritageClaimLoaders {
  return {
    byItem: new DataLoader(async (itemIds) =>
      groupByKey(itemIds, await claims.findByItems(itemIds), ({ itemId }) => itemId),
    ),
  };
}
