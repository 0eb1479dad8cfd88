import type { Database } from '@apogee/shared/database';
import type { KnownLocation } from './location.events';

const KNOWN_LOCATIONS = `
  select
    establishment_id as "establishmentId",
    firm_id as "firmId",
    extensions.st_y(point::extensions.geometry) as latitude,
    extensions.st_x(point::extensions.geometry) as longitude,
    precision,
    commune_code as "communeCode",
    departement_code as "departementCode",
    region_code as "regionCode"
  from geo.located_establishment
`;

const FIND_ALL = `
  /* knownLocation.findAll */
  ${KNOWN_LOCATIONS}
  order by establishment_id
`;

const FIND_BY_IDS = `
  /* knownLocation.findByIds */
  ${KNOWN_LOCATIONS}
  where establishment_id = any($1)
  order by establishment_id
`;

/** Where establishments are, as others are told. */
export class KnownLocationRepository {
  constructor(private readonly database: Database) {}

  findAll(): Promise<readonly KnownLocation[]> {
    return this.database.query<KnownLocation[]>(FIND_ALL);
  }

  findByIds(establishmentIds: readonly string[]): Promise<readonly KnownLocation[]> {
    return this.database.query<KnownLocation[]>(FIND_BY_IDS, [establishmentIds]);
  }
}
