export { type HeritageClaim, HeritageStatus } from './heritage-claim';
export { HeritageClaimEntity } from './heritage-claim.entity';
export { createHeritageClaimLoaders, type HeritageContext } from './heritage-claim.loader';
export { HeritageClaimRepository } from './heritage-claim.repository';
export {
  EngineeringActivityReferencesResolver,
  HeritageClaimResolver,
  ProductHeritageResolver,
  ProductRangeHeritageResolver,
} from './heritage-claim.resolver';
