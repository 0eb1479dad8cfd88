/** What the catalogue tells of items is taken over, and called to attention where a label rests on it. */
export { CatalogueItemMutations } from './catalogue-watch.resolver';
