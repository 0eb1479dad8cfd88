export { SavedSearchMatchEventResolver } from './match-events.resolver';
export { createSavedSearchLoaders, type SavedSearchContext } from './saved-search.loader';
export { SavedSearchRepository } from './saved-search.repository';
export { SavedSearchResolver } from './saved-search.resolver';
export { tellMatches } from './tell-matches.command';
