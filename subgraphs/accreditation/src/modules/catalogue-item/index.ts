/** This subgraph's copy of what it needs of the catalogue. See `docs/applications.md`. */
export { CatalogueItemEntity } from './catalogue-item.entity';
export { CatalogueItemRepository } from './catalogue-item.repository';
export { CatalogueItemMutations } from './catalogue-item.resolver';
