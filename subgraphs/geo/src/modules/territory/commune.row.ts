import type { Commune, CommuneCentroid } from '../../geography/territory';

/** A row of `geo.commune` as its statements select it. */
export type CommuneRow = Omit<Commune, 'centroid'> & {
  readonly [Key in keyof CommuneCentroid]: CommuneCentroid[Key] | null;
};

/** For a table that the statement calls `c`. */
export const COMMUNE_COLUMNS = `
  c.insee_code as "inseeCode", c.name, c.kind, c.municipality_code as "municipalityCode",
  c.departement_code as "departementCode", c.region_code as "regionCode", c.epci_code as "epciCode",
  c.listed_since as "listedSince", c.territory, c.postcodes, c.population,
  extensions.st_y(c.point::extensions.geometry) as latitude,
  extensions.st_x(c.point::extensions.geometry) as longitude,
  c.point_precision as precision, c.point_attribution as attribution`;

export function toCommune(row: CommuneRow): Commune {
  return {
    inseeCode: row.inseeCode,
    name: row.name,
    kind: row.kind,
    municipalityCode: row.municipalityCode,
    departementCode: row.departementCode,
    regionCode: row.regionCode,
    epciCode: row.epciCode,
    listedSince: row.listedSince,
    territory: row.territory,
    postcodes: row.postcodes,
    population: row.population,
    centroid: toCentroid(row),
  };
}

function toCentroid({
  latitude,
  longitude,
  precision,
  attribution,
}: CommuneRow): CommuneCentroid | null {
  return latitude === null || longitude === null || precision === null || attribution === null
    ? null
    : { latitude, longitude, precision, attribution };
}
