export { CommuneEstablishmentResolver } from './commune-establishment.resolver';
export { DepartementEstablishmentResolver } from './departement-establishment.resolver';
export type { EstablishmentContext } from './establishment.context';
export {
  createEstablishmentLoaders,
  type EstablishmentLoaders,
  type EstablishmentRepositories,
} from './establishment.loader';
export { EstablishmentResolver } from './establishment.resolver';
export { EstablishmentType } from './establishment.type';
export { loadSampleEstablishments } from './load-sample-establishments.command';
export { LocatedEstablishmentRepository } from './located-establishment.repository';
export { RegionEstablishmentResolver } from './region-establishment.resolver';
export { TerritoryEstablishmentRepository } from './territory-establishment.repository';
