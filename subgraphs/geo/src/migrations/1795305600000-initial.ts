import { sampleDataLoadTable } from '@apogee/shared/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Territories from INSEE and GeoNames, and the establishments located in them. */
export class Initial1795305600000 implements MigrationInterface {
  readonly name = 'Initial1795305600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TERRITORIES);
    await queryRunner.query(LOCATED_ESTABLISHMENTS);
    await queryRunner.query(REFERENCE_DATA_LOAD);
    await queryRunner.query(sampleDataLoadTable('geo'));
  }

  /** Forward only: a wrong migration is corrected by the next one. */
  async down(): Promise<void> {
    throw new TypeError('Migrations of this project are forward only.');
  }
}

const TERRITORIES = `
  create table geo.region (
    code text collate "C" primary key,
    name text not null,
    territory text not null check (territory in ('METROPOLE', 'CORSE', 'DROM', 'COM')),
    population integer,
    south double precision,
    west double precision,
    north double precision,
    east double precision,
    check (num_nulls(south, west, north, east) in (0, 4))
  );

  create table geo.departement (
    code text collate "C" primary key,
    name text not null,
    region_code text collate "C" references geo.region (code),
    territory text not null check (territory in ('METROPOLE', 'CORSE', 'DROM', 'COM')),
    population integer,
    south double precision,
    west double precision,
    north double precision,
    east double precision,
    check (num_nulls(south, west, north, east) in (0, 4))
  );
  create index departement_region on geo.departement (region_code, code);

  create table geo.commune (
    insee_code text collate "C" primary key,
    name text not null,
    search_key text collate "C" not null,
    kind text not null check (kind in ('COMMUNE', 'MUNICIPAL_ARRONDISSEMENT')),
    municipality_code text collate "C" not null,
    departement_code text collate "C" not null references geo.departement (code),
    region_code text collate "C" references geo.region (code),
    territory text not null check (territory in ('METROPOLE', 'CORSE', 'DROM', 'COM')),
    postcodes text[] not null,
    population integer,
    point extensions.geography(Point, 4326),
    point_precision text
      check (point_precision in ('MUNICIPALITY', 'POSTCODE_AREA', 'EPCI_AREA', 'DEPARTEMENT_AREA')),
    point_attribution text,
    check (num_nulls(point, point_precision, point_attribution) in (0, 3))
  );
  create index commune_search_key on geo.commune using gin (search_key extensions.gin_trgm_ops);
  create index commune_postcodes on geo.commune using gin (postcodes);
  create index commune_departement on geo.commune (departement_code, insee_code) where kind = 'COMMUNE';
  create index commune_region on geo.commune (region_code, insee_code) where kind = 'COMMUNE';
  create index commune_municipality on geo.commune (municipality_code, insee_code)
    where kind = 'MUNICIPAL_ARRONDISSEMENT';
`;

/**
 * Codes are copied from the commune so that a list by territory reads one index. No foreign key to the commune:
 * establishments are facts of another subgraph, and a merged commune must not stop the yearly load of INSEE's codes.
 */
const LOCATED_ESTABLISHMENTS = `
  create table geo.located_establishment (
    establishment_id text collate "C" primary key,
    firm_id text collate "C" not null,
    demonstration boolean not null,
    commune_code text collate "C",
    municipality_code text collate "C",
    departement_code text collate "C",
    region_code text collate "C",
    point extensions.geography(Point, 4326) not null,
    precision text not null
      check (precision in ('MUNICIPALITY', 'POSTCODE_AREA', 'EPCI_AREA', 'DEPARTEMENT_AREA')),
    attribution text not null,
    located_on date not null
  );
  create index located_establishment_point on geo.located_establishment using gist (point);
  create index located_establishment_box on geo.located_establishment
    using gist ((point::extensions.geometry));
  create index located_establishment_commune on geo.located_establishment (commune_code, establishment_id);
  create index located_establishment_municipality
    on geo.located_establishment (municipality_code, establishment_id);
  create index located_establishment_departement
    on geo.located_establishment (departement_code, establishment_id);
  create index located_establishment_region on geo.located_establishment (region_code, establishment_id);
`;

/** Which reference data the schema holds: at most one row. */
const REFERENCE_DATA_LOAD = `
  create table geo.reference_data_load (
    version text primary key,
    loaded_at timestamptz not null default now()
  );
`;
