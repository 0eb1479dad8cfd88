export { EnvironmentEntity, EnvironmentParameterEntity } from './environment.entity';
export { createEnvironmentLoader, type EnvironmentLoader } from './environment.loader';
export type { EnvironmentRecord } from './environment.record';
export { EnvironmentRepository } from './environment.repository';
export { type EnvironmentContext, EnvironmentResolver } from './environment.resolver';
export { EnvironmentType } from './environment.type';
