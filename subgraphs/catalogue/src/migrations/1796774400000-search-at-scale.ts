import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the only place of a document is, on a sphere of radius 1; null where there are several places or none. */
const coordinate = (name: string, formula: string): string => `
  add column ${name} double precision generated always as (
    case when extensions.st_numgeometries(places::extensions.geometry) = 1 then ${formula} end
  ) stored
`;

const ONLY_PLACE = 'extensions.st_geometryn(places::extensions.geometry, 1)';
const LATITUDE = `radians(extensions.st_y(${ONLY_PLACE}))`;
const LONGITUDE = `radians(extensions.st_x(${ONLY_PLACE}))`;

/**
 * Each cell of the middle grid with each value that many documents have: the few documents of a kind around a point are
 * found without going through all documents of that kind.
 */
const LOCAL_VALUES = `
  create function catalogue.search_local_values(cells text[], facets text[]) returns text[]
  language sql immutable strict parallel safe as $$
    select array(
      select cell || '/' || token
      from unnest(cells) as cell
      cross join unnest(facets) as token
      where starts_with(cell, 'CELL:1:') and split_part(token, ':', 1) in (
        'KIND', 'ACTIVITY_CATEGORY', 'SME_CATEGORY', 'TRL', 'LABEL_STATUS', 'EXPORT_REGIME', 'ITAR_FREE', 'DEMONSTRATION'
      )
      order by 1
    )
  $$
`;

/**
 * What is looked at in every document that a question finds, computed when the document is written. Cells of places get
 * a column of their own, so that documents alike in all facets can be counted together.
 */
const AT_SCALE = [
  LOCAL_VALUES,
  `alter table catalogue.search_document
    add column cells text[] collate "C" not null default '{}',
    add column local_values text[] not null generated always as (
      catalogue.search_local_values(cells, facets)
    ) stored,
    add column merit double precision not null generated always as (
      case when facets @> array['LABEL_STATUS:ACTIVE'] then 0.03 else 0 end
      - case when facets @> array['DEMONSTRATION:true'] then 0.02 else 0 end
      - least(length(name_fr), 100) * 0.001
    ) stored,
    ${[
      coordinate('place_x', `cos(${LATITUDE}) * cos(${LONGITUDE})`),
      coordinate('place_y', `cos(${LATITUDE}) * sin(${LONGITUDE})`),
      coordinate('place_z', `sin(${LATITUDE})`),
    ].join(', ')}
  `,
  'drop index catalogue.search_document_found',
  `create index search_document_found on catalogue.search_document
    using gin (vector, facets, cells, local_values) with (fastupdate = off)`,
];

export class SearchAtScale1796774400000 implements MigrationInterface {
  readonly name = 'SearchAtScale1796774400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of AT_SCALE) {
      await queryRunner.query(statement);
    }
  }

  /** Migrations go forward only: a mistake is corrected by the next one. */
  down(): Promise<void> {
    return Promise.reject(new TypeError('Migrations of this project are not reverted.'));
  }
}
