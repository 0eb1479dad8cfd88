import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import type { FirmId, ItemId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { Source } from './source';
import type { CitedSource, SourceRepository } from './source.repository';

export interface SourceLoaders {
  readonly byId: DataLoader<string, Source | null>;
  readonly ofFirm: DataLoader<FirmId, Source[]>;
  readonly ofItem: DataLoader<ItemId, Source[]>;
}

/** What a resolver of this module finds in the request's context. */
export interface SourceContext {
  readonly sources: SourceLoaders;
}

export function createSourceLoaders(sources: SourceRepository): SourceLoaders {
  return {
    byId: new DataLoader(async (ids) =>
      indexByKey(ids, await sources.findByIds(ids), (source) => source.id),
    ),
    ofFirm: new DataLoader(async (ids) =>
      groupByKey<string, CitedSource>(
        ids,
        await sources.findOfFirms(ids),
        ({ citedBy }) => citedBy,
      ),
    ),
    ofItem: new DataLoader(async (ids) =>
      groupByKey<string, CitedSource>(
        ids,
        await sources.findOfItems(ids),
        ({ citedBy }) => citedBy,
      ),
    ),
  };
}
