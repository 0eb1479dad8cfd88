import type { Database } from '@apogee/shared/database';
import type { StatedFigure } from '../../measures/stated-figure';
import type { Candidate } from './match';

/** Products that are what is looked for; whether they meet the requirement is judged afterwards. */
const FIND_CANDIDATES = `
  /* matching.findCandidates */
  select
    document.id, document.sort_name as "sortName",
    (
      select substr(token, 5)::integer from unnest(document.facets) as token where token like 'TRL:%'
    ) as trl,
    document.facets @> array['LABEL_STATUS:ACTIVE'] as labelled,
    item.export_control as "exportControl", item.itar_free as "itarFree",
    item.lead_time_months as "leadTimeMonths",
    (
      select source_id from catalogue.item_source where item_id = item.id order by ordinal limit 1
    ) as "sourceId"
  from catalogue.search_document as document
  join catalogue.item as item on item.id = document.id
  where /* planned for its values */ document.facets && array['KIND:PRODUCT']
    and ($1::text is null or document.facets && array['PRODUCT_CATEGORY:' || $1])
    and ($2::text[] is null or document.facets && $2)
    and ($3::text is null or document.vector @@ $3::text::tsquery)
  order by document.id
  limit $4
`;

const FIND_FIGURES = `
  /* matching.findFigures */
  select
    item_id as "productId", parameter, value, min, max, text, unit, condition,
    source_id as "sourceId"
  from catalogue.specification
  where item_id = any($1) and parameter = any($2)
  order by item_id, ordinal
`;

/** What is looked for. Null: does not matter. */
export interface CandidateCriteria {
  readonly productCategory: string | null;
  readonly technologyDomains: readonly string[] | null;
  /** Words, as the catalogue's documents are searched by. */
  readonly words: string | null;
}

type FoundCandidate = Omit<Candidate, 'figures'>;
type FoundFigure = StatedFigure & { readonly productId: string };

export class MatchingRepository {
  constructor(private readonly database: Database) {}

  findCandidates(criteria: CandidateCriteria, limit: number): Promise<FoundCandidate[]> {
    const { productCategory, technologyDomains, words } = criteria;
    const domains = technologyDomains?.map((code) => `TECHNOLOGY_DOMAIN:${code}`) ?? null;
    return this.database.query(FIND_CANDIDATES, [productCategory, domains, words, limit]);
  }

  findFigures(
    productIds: readonly string[],
    parameters: readonly string[],
  ): Promise<FoundFigure[]> {
    return this.database.query(FIND_FIGURES, [productIds, parameters]);
  }
}
