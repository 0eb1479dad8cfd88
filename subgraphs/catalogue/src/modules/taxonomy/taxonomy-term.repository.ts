import type { DataSource } from 'typeorm';
import type { RelatedTerm, TaxonomyScheme, TaxonomyTerm, TermKey } from './taxonomy-term';

const COLUMNS = `
  term.scheme, term.code, term.parent_code as "parentCode", term.version,
  term.label_fr as "labelFr", term.label_en as "labelEn", term.source_id as "sourceId"
`;

const FIND_BY_KEYS = `
  /* taxonomyTerm.findByKeys */
  select ${COLUMNS}
  from catalogue.taxonomy_term as term
  join unnest($1::text[], $2::text[]) as wanted (scheme, code) using (scheme, code)
`;

const FIND_BELOW = `
  /* taxonomyTerm.findBelow */
  select ${COLUMNS}
  from catalogue.taxonomy_term as term
  where term.scheme = $1 and term.parent_code is not distinct from $2
  order by term.ordinal
`;

const FIND_CHILDREN = `
  /* taxonomyTerm.findChildren */
  select ${COLUMNS}, term.scheme as "ofScheme", term.parent_code as "ofCode"
  from catalogue.taxonomy_term as term
  join unnest($1::text[], $2::text[]) as parent (scheme, code)
    on term.scheme = parent.scheme and term.parent_code = parent.code
  order by term.scheme, term.ordinal
`;

const FIND_CLOSE_MATCHES = `
  /* taxonomyTerm.findCloseMatches */
  select ${COLUMNS}, pair.of_scheme as "ofScheme", pair.of_code as "ofCode"
  from unnest($1::text[], $2::text[]) as wanted (scheme, code)
  join (
    select from_scheme, from_code, to_scheme, to_code from catalogue.taxonomy_close_match
    union all
    select to_scheme, to_code, from_scheme, from_code from catalogue.taxonomy_close_match
  ) as pair (of_scheme, of_code, scheme, code)
    on pair.of_scheme = wanted.scheme and pair.of_code = wanted.code
  join catalogue.taxonomy_term as term on term.scheme = pair.scheme and term.code = pair.code
  order by term.scheme, term.ordinal
`;

interface TermRow extends TermKey {
  readonly parentCode: string | null;
  readonly version: string;
  readonly labelFr: string;
  readonly labelEn: string;
  readonly sourceId: string;
}

interface RelatedTermRow extends TermRow {
  readonly ofScheme: TaxonomyScheme;
  readonly ofCode: string;
}

export class TaxonomyTermRepository {
  constructor(private readonly dataSource: DataSource) {}

  async findByKeys(keys: readonly TermKey[]): Promise<TaxonomyTerm[]> {
    return (await this.dataSource.query<TermRow[]>(FIND_BY_KEYS, columnsOf(keys))).map(toTerm);
  }

  /** The terms directly below one of a scheme, or its top terms when `parentCode` is null. */
  async findBelow(scheme: TaxonomyScheme, parentCode: string | null): Promise<TaxonomyTerm[]> {
    const rows = await this.dataSource.query<TermRow[]>(FIND_BELOW, [scheme, parentCode]);
    return rows.map(toTerm);
  }

  findChildren(keys: readonly TermKey[]): Promise<RelatedTerm[]> {
    return this.#findRelated(FIND_CHILDREN, keys);
  }

  findCloseMatches(keys: readonly TermKey[]): Promise<RelatedTerm[]> {
    return this.#findRelated(FIND_CLOSE_MATCHES, keys);
  }

  async #findRelated(statement: string, keys: readonly TermKey[]): Promise<RelatedTerm[]> {
    const rows = await this.dataSource.query<RelatedTermRow[]>(statement, columnsOf(keys));
    return rows.map((row) => ({
      of: { scheme: row.ofScheme, code: row.ofCode },
      term: toTerm(row),
    }));
  }
}

function columnsOf(keys: readonly TermKey[]): [string[], string[]] {
  return [keys.map(({ scheme }) => scheme), keys.map(({ code }) => code)];
}

function toTerm(row: TermRow): TaxonomyTerm {
  const { scheme, code, parentCode, version, labelFr, labelEn, sourceId } = row;
  return { scheme, code, parentCode, version, label: { fr: labelFr, en: labelEn }, sourceId };
}
