import type { DataSource } from 'typeorm';
import type {
  ItemTerms,
  RelatedTerm,
  TaxonomyTerm,
  TaxonomyVocabulary,
  TermKey,
} from './taxonomy-term';

const COLUMNS = `
  term.vocabulary, term.code, term.parent_code as "parentCode", term.version,
  term.label_fr as "labelFr", term.label_en as "labelEn", term.source_id as "sourceId"
`;

const FIND_BY_KEYS = `
  /* taxonomyTerm.findByKeys */
  select ${COLUMNS}
  from catalogue.taxonomy_term as term
  join unnest($1::text[], $2::text[]) as wanted (vocabulary, code) using (vocabulary, code)
`;

const FIND_BELOW = `
  /* taxonomyTerm.findBelow */
  select ${COLUMNS}
  from catalogue.taxonomy_term as term
  where term.vocabulary = $1 and term.parent_code is not distinct from $2
  order by term.ordinal
`;

const FIND_CHILDREN = `
  /* taxonomyTerm.findChildren */
  select ${COLUMNS}, term.vocabulary as "ofVocabulary", term.parent_code as "ofCode"
  from catalogue.taxonomy_term as term
  join unnest($1::text[], $2::text[]) as parent (vocabulary, code)
    on term.vocabulary = parent.vocabulary and term.parent_code = parent.code
  order by term.vocabulary, term.ordinal
`;

const FIND_CLOSE_MATCHES = `
  /* taxonomyTerm.findCloseMatches */
  select ${COLUMNS}, pair.of_vocabulary as "ofVocabulary", pair.of_code as "ofCode"
  from unnest($1::text[], $2::text[]) as wanted (vocabulary, code)
  join (
    select from_vocabulary, from_code, to_vocabulary, to_code from catalogue.taxonomy_close_match
    union all
    select to_vocabulary, to_code, from_vocabulary, from_code from catalogue.taxonomy_close_match
  ) as pair (of_vocabulary, of_code, vocabulary, code)
    on pair.of_vocabulary = wanted.vocabulary and pair.of_code = wanted.code
  join catalogue.taxonomy_term as term
    on term.vocabulary = pair.vocabulary and term.code = pair.code
  order by term.vocabulary, term.ordinal
`;

const FIND_OF_ITEMS = `
  /* taxonomyTerm.findOfItems */
  select ${COLUMNS}, borne.item_id as "itemId"
  from unnest($1::text[], $2::text[]) as wanted (item_id, vocabulary)
  join catalogue.item_term as borne using (item_id, vocabulary)
  join catalogue.taxonomy_term as term
    on term.vocabulary = borne.vocabulary and term.code = borne.code
  order by borne.item_id, borne.vocabulary, borne.ordinal
`;

/** The broadest first. */
const FIND_ANCESTORS = `
  /* taxonomyTerm.findAncestors */
  with recursive above (vocabulary, code, distance, "ofVocabulary", "ofCode") as (
    select term.vocabulary, term.parent_code, 1, term.vocabulary, term.code
    from catalogue.taxonomy_term as term
    join unnest($1::text[], $2::text[]) as wanted (vocabulary, code) using (vocabulary, code)
    where term.parent_code is not null
    union all
    select term.vocabulary, term.parent_code, above.distance + 1, above."ofVocabulary", above."ofCode"
    from above
    join catalogue.taxonomy_term as term using (vocabulary, code)
    where term.parent_code is not null
  )
  select ${COLUMNS}, above."ofVocabulary", above."ofCode"
  from above
  join catalogue.taxonomy_term as term using (vocabulary, code)
  order by above.distance desc
`;

interface TermRow extends TermKey {
  readonly parentCode: string | null;
  readonly version: string;
  readonly labelFr: string;
  readonly labelEn: string;
  readonly sourceId: string;
}

interface RelatedTermRow extends TermRow {
  readonly ofVocabulary: TaxonomyVocabulary;
  readonly ofCode: string;
}

export class TaxonomyTermRepository {
  constructor(private readonly dataSource: Pick<DataSource, 'query'>) {}

  async findByKeys(keys: readonly TermKey[]): Promise<TaxonomyTerm[]> {
    return (await this.dataSource.query<TermRow[]>(FIND_BY_KEYS, columnsOf(keys))).map(toTerm);
  }

  /** The terms directly below one of a vocabulary, or its top terms when `parentCode` is null. */
  async findBelow(
    vocabulary: TaxonomyVocabulary,
    parentCode: string | null,
  ): Promise<TaxonomyTerm[]> {
    const rows = await this.dataSource.query<TermRow[]>(FIND_BELOW, [vocabulary, parentCode]);
    return rows.map(toTerm);
  }

  findChildren(keys: readonly TermKey[]): Promise<RelatedTerm[]> {
    return this.#findRelated(FIND_CHILDREN, keys);
  }

  findAncestors(keys: readonly TermKey[]): Promise<RelatedTerm[]> {
    return this.#findRelated(FIND_ANCESTORS, keys);
  }

  findCloseMatches(keys: readonly TermKey[]): Promise<RelatedTerm[]> {
    return this.#findRelated(FIND_CLOSE_MATCHES, keys);
  }

  /** In the order in which each item bears them. */
  async findOfItems(keys: readonly ItemTerms[]): Promise<(TaxonomyTerm & ItemTerms)[]> {
    const rows = await this.dataSource.query<(TermRow & ItemTerms)[]>(FIND_OF_ITEMS, [
      keys.map(({ itemId }) => itemId),
      keys.map(({ vocabulary }) => vocabulary),
    ]);
    return rows.map((row) => Object.assign(toTerm(row), { itemId: row.itemId }));
  }

  async #findRelated(statement: string, keys: readonly TermKey[]): Promise<RelatedTerm[]> {
    const rows = await this.dataSource.query<RelatedTermRow[]>(statement, columnsOf(keys));
    return rows.map((row) => ({
      of: { vocabulary: row.ofVocabulary, code: row.ofCode },
      term: toTerm(row),
    }));
  }
}

function columnsOf(keys: readonly TermKey[]): [string[], string[]] {
  return [keys.map(({ vocabulary }) => vocabulary), keys.map(({ code }) => code)];
}

function toTerm(row: TermRow): TaxonomyTerm {
  const { vocabulary, code, parentCode, version, labelFr, labelEn, sourceId } = row;
  return { vocabulary, code, parentCode, version, label: { fr: labelFr, en: labelEn }, sourceId };
}
