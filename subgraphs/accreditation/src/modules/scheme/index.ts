export {
  askedOf,
  type LabelScheme,
  type SchemeRequirement,
  schemeInForceOn,
} from './label-scheme';
export { LabelSchemeEntity } from './label-scheme.entity';
export { LabelSchemeRepository } from './label-scheme.repository';
export { LabelSchemeResolver, type SchemeContext } from './label-scheme.resolver';
export { SchemeMutations } from './scheme-mutations.resolver';
export { SchemeCriterionEntity, SchemeRequirementEntity } from './scheme-parts.entity';
export {
  CriterionResolver,
  RequirementResolver,
  SchemePartsResolver,
} from './scheme-parts.resolver';
export { RequirementType } from './scheme-parts.type';
