import type { WriteContext } from '@apogee/shared/changes';
import type { Database } from '@apogee/shared/database';
import type { EventContext } from '@apogee/shared/events';
import { contextsOf } from '@apogee/shared/graphql';
import {
  createEstablishmentLoaders,
  type EstablishmentContext,
  EstablishmentRepository,
} from './modules/establishment';
import {
  createExportLoaders,
  ExportContentRepository,
  type ExportContext,
  ExportJobRepository,
} from './modules/export';
import {
  ContractorProfileRepository,
  createFirmLoaders,
  type FirmContext,
  FirmRepository,
  SmeStatusRepository,
} from './modules/firm';
import {
  createHeritageClaimLoaders,
  HeritageClaimRepository,
  type HeritageContext,
} from './modules/heritage';
import {
  createImportReader,
  type ImportContext,
  ImportJobRepository,
  ImportProblemRepository,
} from './modules/import';
import { createItemLoaders, type ItemContext, ItemRepository } from './modules/labelable';
import { createMatchingReader, type MatchingContext, MatchingRepository } from './modules/matching';
import {
  createRevisionLoaders,
  type RevisionContext,
  RevisionReadingRepository,
  readRecords,
  viewerOf,
} from './modules/revision';
import {
  createSavedSearchLoaders,
  type SavedSearchContext,
  SavedSearchRepository,
} from './modules/saved-search';
import {
  createSearchReader,
  freshnessOf,
  type SearchContext,
  SearchRepository,
} from './modules/search';
import { createSourceLoaders, type SourceContext, SourceRepository } from './modules/source';
import {
  createSpecificationLoaders,
  type SpecificationContext,
  SpecificationRepository,
} from './modules/specification';
import {
  createTaxonomyTermLoaders,
  type TaxonomyContext,
  TaxonomyTermRepository,
} from './modules/taxonomy';
import {
  createTrlStatementLoaders,
  type TrlStatementContext,
  TrlStatementRepository,
} from './modules/trl-statement';

/** What resolvers of this subgraph find in the context: one set of loaders per request. */
export type CatalogueContext = EstablishmentContext &
  ExportContext &
  FirmContext &
  HeritageContext &
  ImportContext &
  ItemContext &
  MatchingContext &
  RevisionContext &
  SavedSearchContext &
  SearchContext &
  SourceContext &
  SpecificationContext &
  TaxonomyContext &
  TrlStatementContext &
  EventContext &
  WriteContext;

/** What the process gives to each request. */
type Surroundings = WriteContext &
  EventContext &
  Pick<ExportContext, 'wakeExports'> &
  Pick<ImportContext, 'wakeImports'>;

/** What a request's context is made of: loaders, so that nobody reads another request's cache. */
interface Given extends Surroundings {
  /** As this request sees it. */
  readonly database: Database;
}

export const createContext = contextsOf<Given, Omit<CatalogueContext, keyof Surroundings>>({
  establishments: ({ database }) =>
    createEstablishmentLoaders(new EstablishmentRepository(database)),
  exports: ({ database, caller }) =>
    createExportLoaders(
      new ExportJobRepository(database),
      new ExportContentRepository(database),
      caller,
    ),
  firms: ({ database }) =>
    createFirmLoaders({
      firms: new FirmRepository(database),
      profiles: new ContractorProfileRepository(database),
      smeStatuses: new SmeStatusRepository(database),
    }),
  heritage: ({ database }) => createHeritageClaimLoaders(new HeritageClaimRepository(database)),
  imports: ({ database }) =>
    createImportReader(new ImportJobRepository(database), new ImportProblemRepository(database)),
  items: ({ database }) => createItemLoaders(new ItemRepository(database)),
  matching: ({ database }) => createMatchingReader(new MatchingRepository(database)),
  revisions: ({ database, caller }) =>
    createRevisionLoaders(new RevisionReadingRepository(database, viewerOf(caller)), (ids) =>
      readRecords(database, ids),
    ),
  savedSearches: ({ database, caller }) =>
    createSavedSearchLoaders(new SavedSearchRepository(database), caller),
  searches: ({ database, events, clock }) =>
    createSearchReader(new SearchRepository(database), freshnessOf(events, clock)),
  sources: ({ database }) => createSourceLoaders(new SourceRepository(database)),
  specifications: ({ database }) =>
    createSpecificationLoaders(new SpecificationRepository(database)),
  terms: ({ database }) => createTaxonomyTermLoaders(new TaxonomyTermRepository(database)),
  trlStatements: ({ database }) => createTrlStatementLoaders(new TrlStatementRepository(database)),
});
