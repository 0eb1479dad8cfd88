import type { EntityManager } from 'typeorm';
import { searchKey } from '../../geography/search-key';
import type { Commune, Departement, Epci, FormerCommune, Region } from '../../geography/territory';

/** In this order, as tables refer to each other; former communes go with their successors. */
const CLEAR = [
  '/* referenceData.clearCommunes */ delete from geo.commune',
  '/* referenceData.clearEpcis */ delete from geo.epci',
  '/* referenceData.clearDepartements */ delete from geo.departement',
  '/* referenceData.clearRegions */ delete from geo.region',
];

const INSERT_REGIONS = `
  /* referenceData.insertRegions */
  insert into geo.region (code, name, search_key, territory, population, south, west, north, east)
  select *
  from unnest(
    $1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::float8[], $7::float8[], $8::float8[],
    $9::float8[]
  )
`;

const INSERT_DEPARTEMENTS = `
  /* referenceData.insertDepartements */
  insert into geo.departement (
    code, name, search_key, territory, population, south, west, north, east, region_code
  )
  select *
  from unnest(
    $1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::float8[], $7::float8[], $8::float8[],
    $9::float8[], $10::text[]
  )
`;

const INSERT_EPCIS = `
  /* referenceData.insertEpcis */
  insert into geo.epci (code, name, search_key, kind, population, south, west, north, east)
  select *
  from unnest(
    $1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::float8[], $7::float8[], $8::float8[],
    $9::float8[]
  )
`;

const INSERT_FORMER_COMMUNES = `
  /* referenceData.insertFormerCommunes */
  insert into geo.former_commune (insee_code, name, successor_code, last_listed_on)
  select *
  from unnest($1::text[], $2::text[], $3::text[], $4::date[])
`;

/** Arrays of arrays cannot be unnested row by row, so postcodes come joined. */
const INSERT_COMMUNES = `
  /* referenceData.insertCommunes */
  insert into geo.commune (
    insee_code, name, search_key, kind, municipality_code, departement_code, region_code, territory,
    postcodes, postcode_key, population, point, point_precision, point_attribution, epci_code, listed_since
  )
  select insee_code, name, search_key, kind, municipality_code, departement_code, region_code, territory,
    string_to_array(postcodes, ' '), postcodes, population,
    extensions.st_setsrid(extensions.st_makepoint(longitude, latitude), 4326)::extensions.geography,
    point_precision, point_attribution, epci_code, listed_since
  from unnest(
    $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::int[], $11::float8[], $12::float8[], $13::text[], $14::text[], $15::text[], $16::date[]
  ) as given (
    insee_code, name, search_key, kind, municipality_code, departement_code, region_code, territory,
    postcodes, population, longitude, latitude, point_precision, point_attribution, epci_code, listed_since
  )
`;

/** Writes reference data inside the transaction of its manager. */
export class ReferenceDataRepository {
  constructor(private readonly manager: EntityManager) {}

  async clear(): Promise<void> {
    for (const statement of CLEAR) {
      await this.manager.query(statement);
    }
  }

  async insertRegions(regions: readonly Region[]): Promise<void> {
    await this.manager.query(
      INSERT_REGIONS,
      territoryColumns(regions, ({ territory }) => territory),
    );
  }

  async insertEpcis(epcis: readonly Epci[]): Promise<void> {
    await this.manager.query(
      INSERT_EPCIS,
      territoryColumns(epcis, ({ kind }) => kind),
    );
  }

  /** After their successors. */
  async insertFormerCommunes(former: readonly FormerCommune[]): Promise<void> {
    await this.manager.query(INSERT_FORMER_COMMUNES, [
      former.map(({ inseeCode }) => inseeCode),
      former.map(({ name }) => name),
      former.map(({ successorCode }) => successorCode),
      former.map(({ lastListedOn }) => lastListedOn),
    ]);
  }

  async insertDepartements(departements: readonly Departement[]): Promise<void> {
    await this.manager.query(INSERT_DEPARTEMENTS, [
      ...territoryColumns(departements, ({ territory }) => territory),
      departements.map((departement) => departement.regionCode),
    ]);
  }

  async insertCommunes(communes: readonly Commune[]): Promise<void> {
    await this.manager.query(INSERT_COMMUNES, [
      communes.map((commune) => commune.inseeCode),
      communes.map((commune) => commune.name),
      communes.map((commune) => searchKey(commune.name)),
      communes.map((commune) => commune.kind),
      communes.map((commune) => commune.municipalityCode),
      communes.map((commune) => commune.departementCode),
      communes.map((commune) => commune.regionCode),
      communes.map((commune) => commune.territory),
      communes.map((commune) => commune.postcodes.join(' ')),
      communes.map((commune) => commune.population),
      communes.map((commune) => commune.centroid?.longitude ?? null),
      communes.map((commune) => commune.centroid?.latitude ?? null),
      communes.map((commune) => commune.centroid?.precision ?? null),
      communes.map((commune) => commune.centroid?.attribution ?? null),
      communes.map((commune) => commune.epciCode),
      communes.map((commune) => commune.listedSince),
    ]);
  }
}

type UpperTerritory = Departement | Region | Epci;

/** Code, name, the form of the name that is searched, what tells its kind, population and box. */
function territoryColumns<One extends UpperTerritory>(
  territories: readonly One[],
  kindOf: (territory: One) => string,
): unknown[][] {
  return [
    territories.map((territory) => territory.code),
    territories.map((territory) => territory.name),
    territories.map((territory) => searchKey(territory.name)),
    territories.map(kindOf),
    territories.map((territory) => territory.population),
    territories.map((territory) => territory.bounds?.south ?? null),
    territories.map((territory) => territory.bounds?.west ?? null),
    territories.map((territory) => territory.bounds?.north ?? null),
    territories.map((territory) => territory.bounds?.east ?? null),
  ];
}
