import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Intercommunalities, what became of former communes, and search over all of them and by postcode. */
export class Territories1795996800000 implements MigrationInterface {
  readonly name = 'Territories1795996800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(EPCIS);
    await queryRunner.query(FORMER_COMMUNES);
    await queryRunner.query(SEARCH);
  }

  /** Forward only: a wrong migration is corrected by the next one. */
  async down(): Promise<void> {
    throw new TypeError('Migrations of this project are forward only.');
  }
}

/** What is loaded already gets its values with the next load, which comes at the same start. */
const EPCIS = `
  create table geo.epci (
    code text collate "C" primary key,
    name text not null,
    search_key text collate "C" not null,
    kind text not null check (kind in (
      'COMMUNAUTE_DE_COMMUNES', 'COMMUNAUTE_D_AGGLOMERATION', 'COMMUNAUTE_URBAINE', 'METROPOLE'
    )),
    population integer,
    south double precision,
    west double precision,
    north double precision,
    east double precision,
    check (num_nulls(south, west, north, east) in (0, 4))
  );
  create index epci_search_key on geo.epci using gin (search_key extensions.gin_trgm_ops);

  alter table geo.commune add column epci_code text collate "C" references geo.epci (code);
  create index commune_epci on geo.commune (epci_code, insee_code) where kind = 'COMMUNE';

  alter table geo.located_establishment add column epci_code text collate "C";
  create index located_establishment_epci on geo.located_establishment (epci_code, establishment_id);
`;

const FORMER_COMMUNES = `
  alter table geo.commune add column listed_since date;

  create table geo.former_commune (
    insee_code text collate "C" primary key,
    name text,
    successor_code text collate "C" not null references geo.commune (insee_code) on delete cascade,
    last_listed_on date
  );
  create index former_commune_successor on geo.former_commune (successor_code, insee_code);
`;

/** Postcodes as one text, so that the first digits of one find it by the same kind of index as names. */
const SEARCH = `
  alter table geo.region add column search_key text collate "C";
  alter table geo.departement add column search_key text collate "C";
  alter table geo.commune add column postcode_key text collate "C";
  create index commune_postcode_key on geo.commune using gin (postcode_key extensions.gin_trgm_ops);
`;
