export { CommuneRepository } from './commune.repository';
export { CommuneResolver } from './commune.resolver';
export { CommuneType } from './commune.type';
export { DepartementRepository } from './departement.repository';
export { DepartementResolver } from './departement.resolver';
export { DepartementType } from './departement.type';
export { RegionRepository } from './region.repository';
export { RegionResolver } from './region.resolver';
export { RegionType } from './region.type';
export type { TerritoryContext } from './territory.context';
export {
  createTerritoryLoaders,
  type TerritoryLoaders,
  type TerritoryRepositories,
} from './territory.loader';
