import type { TerritoryLoaders, TerritoryRepositories } from './territory.loader';

/** What the resolvers of this module need of a request. */
export interface TerritoryContext {
  readonly loaders: TerritoryLoaders;
  readonly repositories: TerritoryRepositories;
}
