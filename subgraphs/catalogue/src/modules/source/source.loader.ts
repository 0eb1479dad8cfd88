import { indexByKey } from '@apogee/shared/graphql';
import DataLoader from 'dataloader';
import type { Source } from './source';
import type { SourceRepository } from './source.repository';

export interface SourceLoaders {
  readonly byId: DataLoader<string, Source | null>;
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
  };
}

/** The sources with these ids, in this order. */
export async function loadSources(
  { byId }: SourceLoaders,
  ids: readonly string[],
): Promise<Source[]> {
  const sources = await Promise.all(ids.map((id) => byId.load(id)));
  return sources.filter((source) => source !== null);
}
