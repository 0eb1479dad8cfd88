export { type Establishment, EstablishmentRole } from './establishment';
export { EstablishmentEntity } from './establishment.entity';
export {
  establishmentAsTold,
  publishEstablishments,
  type ToldEstablishment,
} from './establishment.events';
export { createEstablishmentLoaders, type EstablishmentContext } from './establishment.loader';
export { EstablishmentRepository } from './establishment.repository';
export {
  EstablishmentResolver,
  FirmEstablishmentsResolver,
  ProfileContactResolver,
} from './establishment.resolver';
