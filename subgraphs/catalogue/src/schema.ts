import { buildSubgraphSchema, type SubgraphSchema } from '@apogee/shared/graphql';
import { ComparisonResolver } from './modules/comparison';
import {
  EstablishmentResolver,
  FirmEstablishmentsResolver,
  ProfileContactResolver,
} from './modules/establishment';
import { ExportResolver } from './modules/export';
import { ContractorProfileResolver, FirmResolver } from './modules/firm';
import {
  EngineeringActivityReferencesResolver,
  HeritageClaimResolver,
  ProductHeritageResolver,
  ProductRangeHeritageResolver,
} from './modules/heritage';
import { ImportMutations, ImportQueries } from './modules/import';
import {
  EngineeringActivityResolver,
  EngineeringActivityType,
  FirmItemsResolver,
  LabelableResolver,
  ProductRangeResolver,
  ProductRangeType,
  ProductResolver,
  ProductType,
} from './modules/labelable';
import {
  ConstraintCheckResolver,
  MatchConnectionResolver,
  MatchingResolver,
} from './modules/matching';
import { NodeResolver } from './modules/node';
import { RevisionMutations, RevisionResolver } from './modules/revision';
import { SavedSearchMatchEventResolver, SavedSearchResolver } from './modules/saved-search';
import { SearchEdgeResolver, SearchResolver, SuggestionResolver } from './modules/search';
import { ProductSpecificationsResolver, SpecificationResolver } from './modules/specification';
import { TaxonomyTermResolver } from './modules/taxonomy';
import {
  ProductRangeTrlStatementsResolver,
  ProductTrlStatementsResolver,
  TrlStatementResolver,
} from './modules/trl-statement';
import { references } from './references';

/** The subgraph's schema; needs no database. */
export function buildCatalogueSchema(): Promise<SubgraphSchema> {
  return buildSubgraphSchema({
    resolvers: [
      ComparisonResolver,
      ConstraintCheckResolver,
      ContractorProfileResolver,
      EngineeringActivityReferencesResolver,
      EngineeringActivityResolver,
      EstablishmentResolver,
      ExportResolver,
      FirmEstablishmentsResolver,
      FirmItemsResolver,
      FirmResolver,
      HeritageClaimResolver,
      ImportMutations,
      ImportQueries,
      LabelableResolver,
      MatchConnectionResolver,
      MatchingResolver,
      NodeResolver,
      ProductHeritageResolver,
      ProductRangeHeritageResolver,
      ProductRangeResolver,
      ProductRangeTrlStatementsResolver,
      ProductResolver,
      ProductSpecificationsResolver,
      ProductTrlStatementsResolver,
      ProfileContactResolver,
      RevisionMutations,
      RevisionResolver,
      SavedSearchMatchEventResolver,
      SavedSearchResolver,
      SearchEdgeResolver,
      SearchResolver,
      SpecificationResolver,
      SuggestionResolver,
      TaxonomyTermResolver,
      TrlStatementResolver,
    ],
    orphanedTypes: [ProductType, ProductRangeType, EngineeringActivityType],
    references,
  });
}
