import type { EstablishmentContext } from '../establishment';
import type { MapClusterRepository } from './map-cluster.repository';

/** What the resolvers of this module need of a request. */
export interface MapContext {
  readonly loaders: EstablishmentContext['loaders'];
  readonly repositories: EstablishmentContext['repositories'] & {
    readonly mapClusters: MapClusterRepository;
  };
}
