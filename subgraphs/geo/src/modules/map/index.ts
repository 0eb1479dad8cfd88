export type { MapContext } from './map.context';
export { MapClusterRepository } from './map-cluster.repository';
export { MapClusterResolver } from './map-cluster.resolver';
export { MapTileResolver } from './map-tile.resolver';
