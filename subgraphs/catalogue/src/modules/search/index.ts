export { followDays } from './follow-days.command';
export { foundPages } from './found-pages.reader';
export { announcementConsumer, freshnessOf, rebuildSearch } from './on-announcements.command';
export { createSearchReader, type SearchContext } from './search.reader';
export { SearchRepository } from './search.repository';
export { SearchEdgeResolver, SearchResolver } from './search.resolver';
export { bringSearchUpToDate, refreshDocuments } from './search-upkeep.command';
export { SuggestionResolver } from './suggestion.resolver';
