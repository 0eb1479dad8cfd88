import { groupByKey } from '@apogee/shared/graphql';
import type { ItemId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { Specification } from './specification';
import type { SpecificationRepository } from './specification.repository';

export interface SpecificationLoaders {
  readonly byItem: DataLoader<ItemId, Specification[]>;
}

/** What a resolver of this module finds in the request's context. */
export interface SpecificationContext {
  readonly specifications: SpecificationLoaders;
}

export function createSpecificationLoaders(
  specifications: SpecificationRepository,
): SpecificationLoaders {
  return {
    byItem: new DataLoader(async (itemIds) =>
      groupByKey(itemIds, await specifications.findByItems(itemIds), ({ itemId }) => itemId),
    ),
  };
}
