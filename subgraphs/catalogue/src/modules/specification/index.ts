export type { Specification } from './specification';
export { SpecificationEntity } from './specification.entity';
export { createSpecificationLoaders, type SpecificationContext } from './specification.loader';
export { SpecificationRepository } from './specification.repository';
export { ProductSpecificationsResolver, SpecificationResolver } from './specification.resolver';
