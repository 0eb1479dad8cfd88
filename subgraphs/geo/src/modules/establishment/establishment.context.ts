import type { TerritoryContext } from '../territory';
import type { EstablishmentLoaders, EstablishmentRepositories } from './establishment.loader';

/** What the resolvers of this module need of a request. */
export interface EstablishmentContext {
  readonly loaders: EstablishmentLoaders & TerritoryContext['loaders'];
  readonly repositories: EstablishmentRepositories & TerritoryContext['repositories'];
}
