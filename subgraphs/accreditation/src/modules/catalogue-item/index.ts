/** This subgraph's copy of what it needs of the catalogue. See `docs/applications.md`. */
export type { CatalogueFact, CatalogueItem } from './catalogue-item';
export { CatalogueItemEntity } from './catalogue-item.entity';
export { CatalogueItemRepository } from './catalogue-item.repository';
