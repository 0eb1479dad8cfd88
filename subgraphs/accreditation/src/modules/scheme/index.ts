export { schemeInForceOn } from './label-scheme';
export { LabelSchemeEntity } from './label-scheme.entity';
export { LabelSchemeRepository } from './label-scheme.repository';
export { LabelSchemeResolver, type SchemeContext } from './label-scheme.resolver';
