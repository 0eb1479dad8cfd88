import type { WriteContext } from '@apogee/shared/changes';
import type { Database } from '@apogee/shared/database';
import type { EventContext } from '@apogee/shared/events';
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
import { createFirmLoaders, type FirmContext, FirmRepository } from './modules/firm';
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

type ContextDependencies = WriteContext &
  EventContext &
  Pick<ExportContext, 'wakeExports'> &
  Pick<ImportContext, 'wakeImports'>;

/** Made for each request: loaders, so that nobody reads another request's cache, over the request's own database. */
export function createContext(
  database: Database,
  { events, caller, clock, inTransaction, wakeExports, wakeImports }: ContextDependencies,
): CatalogueContext {
  return {
    caller,
    clock,
    events,
    inTransaction,
    wakeExports,
    wakeImports,
    establishments: createEstablishmentLoaders(new EstablishmentRepository(database)),
    exports: createExportLoaders(
      new ExportJobRepository(database),
      new ExportContentRepository(database),
      caller,
    ),
    firms: createFirmLoaders(new FirmRepository(database)),
    heritage: createHeritageClaimLoaders(new HeritageClaimRepository(database)),
    imports: createImportReader(
      new ImportJobRepository(database),
      new ImportProblemRepository(database),
    ),
    items: createItemLoaders(new ItemRepository(database)),
    matching: createMatchingReader(new MatchingRepository(database)),
    revisions: createRevisionLoaders(
      new RevisionReadingRepository(database, viewerOf(caller)),
      (ids) => readRecords(database, ids),
    ),
    savedSearches: createSavedSearchLoaders(new SavedSearchRepository(database), caller),
    searches: createSearchReader(new SearchRepository(database), freshnessOf(events, clock)),
    sources: createSourceLoaders(new SourceRepository(database)),
    specifications: createSpecificationLoaders(new SpecificationRepository(database)),
    terms: createTaxonomyTermLoaders(new TaxonomyTermRepository(database)),
    trlStatements: createTrlStatementLoaders(new TrlStatementRepository(database)),
  };
}
