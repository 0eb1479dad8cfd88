export { CriticalFunctionEntity, CriticalFunctionEvidenceEntity } from './critical-function.entity';
export { CriticalFunctionResolver } from './critical-function.resolver';
export { CriticalFunctionType } from './critical-function.type';
export { EvidenceEntity } from './evidence.entity';
export { EvidenceKind } from './evidence.enums.type';
export {
  createEvidenceLoaders,
  type EvidenceContext,
  type EvidenceLoaders,
} from './evidence.loader';
export type { CriticalFunctionRecord, EvidenceRecord } from './evidence.record';
export { EvidenceRepository } from './evidence.repository';
export { EvidenceResolver } from './evidence.resolver';
export { EvidenceType } from './evidence.type';
export { EvidenceAccessRepository } from './evidence-access.repository';
export { representativeOf } from './likeness';
