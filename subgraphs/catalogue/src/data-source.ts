import { createDataSource } from '@apogee/shared/database';
import type { DataSource, Logger } from 'typeorm';
import { Initial1795305700000 } from './migrations/1795305700000-initial';
import { ItemsOfACategory1796169600000 } from './migrations/1796169600000-items-of-a-category';
import { Search1796428800000 } from './migrations/1796428800000-search';
import { Revisions1796515200000 } from './migrations/1796515200000-revisions';
import { Import1796601600000 } from './migrations/1796601600000-import';
import { SearchAtScale1796774400000 } from './migrations/1796774400000-search-at-scale';
import { StatusOfTheDay1796774460000 } from './migrations/1796774460000-status-of-the-day';
import { SavedSearches1796860800000 } from './migrations/1796860800000-saved-searches';
import { Exports1796947200000 } from './migrations/1796947200000-exports';
import { SearchConcepts1797033600000 } from './migrations/1797033600000-search-concepts';
import { SearchRow1797033660000 } from './migrations/1797033660000-search-row';
import { SearchFacetLists1797120000000 } from './migrations/1797120000000-search-facet-lists';
import { CountedItems1797206400000 } from './migrations/1797206400000-counted-items';
import { EstablishmentEntity } from './modules/establishment';
import {
  ContractorProfileEntity,
  FirmEntity,
  FirmSourceEntity,
  SmeStatusEntity,
} from './modules/firm';
import { HeritageClaimEntity } from './modules/heritage';
import {
  ItemEntity,
  ItemSourceEntity,
  ItemTermEntity,
  ProductConstituentEntity,
} from './modules/labelable';
import { SourceEntity } from './modules/source';
import { SpecificationEntity } from './modules/specification';
import { TaxonomyCloseMatchEntity, TaxonomyTermEntity } from './modules/taxonomy';
import { TrlStatementEntity } from './modules/trl-statement';

/** The PostgreSQL schema of this subgraph. */
export const SCHEMA = 'catalogue';

/** Not yet connected. `statementLogger` sees every statement; nobody does when it is omitted. */
export function createCatalogueDataSource(url: string, statementLogger?: Logger): DataSource {
  return createDataSource({
    url,
    schema: SCHEMA,
    entities: [
      ContractorProfileEntity,
      EstablishmentEntity,
      FirmEntity,
      FirmSourceEntity,
      HeritageClaimEntity,
      ItemEntity,
      ItemSourceEntity,
      ItemTermEntity,
      ProductConstituentEntity,
      SmeStatusEntity,
      SourceEntity,
      SpecificationEntity,
      TaxonomyCloseMatchEntity,
      TaxonomyTermEntity,
      TrlStatementEntity,
    ],
    migrations: [
      Initial1795305700000,
      ItemsOfACategory1796169600000,
      Search1796428800000,
      Import1796601600000,
      SearchAtScale1796774400000,
      StatusOfTheDay1796774460000,
      Revisions1796515200000,
      SavedSearches1796860800000,
      Exports1796947200000,
      SearchConcepts1797033600000,
      SearchRow1797033660000,
      SearchFacetLists1797120000000,
      CountedItems1797206400000,
    ],
    ...(statementLogger === undefined ? {} : { logger: statementLogger }),
  });
}
