import type { DataSource } from 'typeorm';
import {
  createEstablishmentLoaders,
  type EstablishmentContext,
  EstablishmentRepository,
} from './modules/establishment';
import { createFirmLoaders, type FirmContext, FirmRepository } from './modules/firm';
import {
  createHeritageClaimLoaders,
  HeritageClaimRepository,
  type HeritageContext,
} from './modules/heritage';
import { createItemLoaders, type ItemContext, ItemRepository } from './modules/labelable';
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
  FirmContext &
  HeritageContext &
  ItemContext &
  SourceContext &
  SpecificationContext &
  TaxonomyContext &
  TrlStatementContext;

/** Repositories live as long as the subgraph; the loaders over them, which cache, as long as a request. */
export function createContextFactory(dataSource: DataSource): () => CatalogueContext {
  const establishments = new EstablishmentRepository(dataSource);
  const firms = new FirmRepository(dataSource);
  const heritage = new HeritageClaimRepository(dataSource);
  const items = new ItemRepository(dataSource);
  const sources = new SourceRepository(dataSource);
  const specifications = new SpecificationRepository(dataSource);
  const terms = new TaxonomyTermRepository(dataSource);
  const trlStatements = new TrlStatementRepository(dataSource);
  return () => ({
    establishments: createEstablishmentLoaders(establishments),
    firms: createFirmLoaders(firms),
    heritage: createHeritageClaimLoaders(heritage),
    items: createItemLoaders(items),
    sources: createSourceLoaders(sources),
    specifications: createSpecificationLoaders(specifications),
    terms: createTaxonomyTermLoaders(terms),
    trlStatements: createTrlStatementLoaders(trlStatements),
  });
}
