import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a document is counted by, a list for each facet: documents are grouped by the lists of the facets asked for, and
 * only the few different ones are taken apart. To unnest all tokens of each document took a quarter of a broad question.
 */
const FACET_LISTS = [
  `create function catalogue.search_facet_lists(facets text[]) returns text[]
  language sql immutable strict parallel safe as $$
    select array_agg(list order by ordinal)
    from (
      select ordinal, string_agg(substr(token, length(field) + 2), ',' order by token) as list
      from unnest(array[
        'KIND', 'ACTIVITY_CATEGORY', 'TECHNOLOGY_DOMAIN', 'PRODUCT_CATEGORY', 'DISCIPLINE', 'REGION', 'DEPARTEMENT',
        'SME_CATEGORY', 'TRL', 'LABEL_STATUS', 'EXPORT_REGIME'
      ]) with ordinality as counted (field, ordinal)
      left join unnest(facets) as token on split_part(token, ':', 1) = field
      group by ordinal
    ) as listed
  $$`,
  `alter table catalogue.search_document
    add column facet_lists text[] collate "C" not null generated always as (
      catalogue.search_facet_lists(facets)
    ) stored,
    alter column facet_lists set storage main`,
];

export class SearchFacetLists1797120000000 implements MigrationInterface {
  readonly name = 'SearchFacetLists1797120000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of FACET_LISTS) {
      await queryRunner.query(statement);
    }
  }

  /** Migrations go forward only: a mistake is corrected by the next one. */
  down(): Promise<void> {
    return Promise.reject(new TypeError('Migrations of this project are not reverted.'));
  }
}
