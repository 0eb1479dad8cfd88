export { ContractorProfileEntity } from './contractor-profile.entity';
export { ActivityCategory, type Firm, SmeCategory } from './firm';
export { FirmEntity } from './firm.entity';
export { createFirmLoaders, type FirmContext } from './firm.loader';
export { FirmRepository } from './firm.repository';
export { ContractorProfileResolver, FirmResolver } from './firm.resolver';
export { FirmType } from './firm.type';
export { FirmSourceEntity } from './firm-source.entity';
export { SmeStatusEntity } from './sme-status.entity';
