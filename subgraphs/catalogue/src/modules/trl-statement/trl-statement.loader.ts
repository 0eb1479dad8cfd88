import { groupByKey } from '@apogee/shared/graphql';
import type { ItemId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { TrlStatement } from './trl-statement';
import type { TrlStatementRepository } from './trl-statement.repository';

export interface TrlStatementLoaders {
  readonly byItem: DataLoader<ItemId, TrlStatement[]>;
}

/** What a resolver of this module finds in the request's context. */
export interface TrlStatementContext {
  readonly trlStatements: TrlStatementLoaders;
}

export function createTrlStatementLoaders(statements: TrlStatementRepository): TrlStatementLoaders {
  return {
    byItem: new DataLoader(async (itemIds) =>
      groupByKey(itemIds, await statements.findByItems(itemIds), ({ itemId }) => itemId),
    ),
  };
}
