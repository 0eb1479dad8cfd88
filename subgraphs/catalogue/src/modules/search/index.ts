export { followDays } from './follow-days.command';
export { foundPages } from './found-pages.reader';
export { announcementConsumer, freshnessOf, rebuildSearch } from './on-announcements.command';
export {
  findMatchesAmong,
  findMatchesNow,
  type KeptQuestion,
} from './percolation.reader';
export type { ChangedDocuments, Percolated } from './percolation.repository';
export { type SearchCriteria, SearchKind } from './search';
export { CatalogueFilter } from './search.input';
export { createSearchReader, type SearchContext } from './search.reader';
export { SearchRepository } from './search.repository';
export { SearchEdgeResolver, SearchResolver } from './search.resolver';
export { SearchNodeType } from './search.type';
export { criteriaOf } from './search-criteria.input';
export { loadNode, type SearchNode } from './search-node.loader';
export { bringSearchUpToDate, refreshDocuments } from './search-upkeep.command';
export { SuggestionResolver } from './suggestion.resolver';
