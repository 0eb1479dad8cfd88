export { TaxonomyCloseMatchEntity } from './taxonomy-close-match.entity';
export { type TaxonomyTerm, type TermKey, termId } from './taxonomy-term';
export { TaxonomyTermEntity } from './taxonomy-term.entity';
export { createTaxonomyTermLoaders, type TaxonomyContext } from './taxonomy-term.loader';
export { TaxonomyTermRepository } from './taxonomy-term.repository';
export { TaxonomyTermResolver } from './taxonomy-term.resolver';
export { TaxonomyTermType } from './taxonomy-term.type';
