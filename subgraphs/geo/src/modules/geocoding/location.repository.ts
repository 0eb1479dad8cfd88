import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { GeoPoint } from '../../geography/geo-point';
import type { LocationPrecision } from '../../geography/location-precision';
import { LocationSource } from '../../geography/location-source';
import type { Geocoded, Geocoder, PostalPlace } from './geocoder';

const FIND_COMMUNE_POINT = `
  /* location.findCommunePoint */
  select extensions.st_y(c.point::extensions.geometry) as latitude,
    extensions.st_x(c.point::extensions.geometry) as longitude,
    c.point_precision as precision, c.point_attribution as attribution
  from geo.commune c
  where c.insee_code = $1 and c.point is not null
`;

const FIND_SOURCE = `
  /* location.findSource */
  select source from geo.located_establishment where establishment_id = $1 for update
`;

/** Codes follow the commune, as lists by territory read them here. */
const LOCATE = `
  /* location.locate */
  update geo.located_establishment e
  set point = extensions.st_setsrid(extensions.st_makepoint($3, $2), 4326)::extensions.geography,
    precision = $4, source = $5, score = $6, attribution = $7, located_on = $8, geocoding_due_on = null,
    commune_code = c.insee_code, municipality_code = c.municipality_code, epci_code = c.epci_code,
    departement_code = c.departement_code, region_code = c.region_code
  from geo.commune c
  where e.establishment_id = $1 and c.insee_code = $9
`;

const CORRECT = `
  /* location.correct */
  update geo.located_establishment
  set point = extensions.st_setsrid(extensions.st_makepoint($3, $2), 4326)::extensions.geography,
    precision = $4, source = 'MANUAL', score = null, attribution = 'Apogee', located_on = $5,
    corrected_by = $6, correction_reason = $7, geocoding_due_on = null
  where establishment_id = $1
`;

/** Without a network: the point of the commune, with the precision that the reference data gives it. */
export class CommuneGeocoder implements Geocoder {
  constructor(private readonly database: Database) {}

  async geocode({ communeCode }: PostalPlace): Promise<Geocoded | null> {
    const [found] = await this.database.query<Omit<Geocoded, 'source' | 'score'>[]>(
      FIND_COMMUNE_POINT,
      [communeCode],
    );
    return found === undefined ? null : { ...found, source: LocationSource.COMMUNE, score: null };
  }
}

export interface Correction {
  readonly establishmentId: string;
  readonly point: GeoPoint;
  readonly precision: LocationPrecision;
  readonly reason: string;
  readonly correctedBy: string;
  readonly correctedOn: IsoDate;
}

/** Ten centimetres: more is nobody's knowledge, and sines of far smaller numbers are refused by PostgreSQL. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** Writes where establishments are, inside a transaction. */
export class LocationRepository {
  constructor(private readonly database: Database) {}

  /** Null for an establishment that is not located. Nobody else writes it until the transaction ends. */
  async findSourceForUpdate(establishmentId: string): Promise<LocationSource | null> {
    const [found] = await this.database.query<{ readonly source: LocationSource }[]>(FIND_SOURCE, [
      establishmentId,
    ]);
    return found?.source ?? null;
  }

  async locate(
    establishmentId: string,
    found: Geocoded,
    { communeCode, locatedOn }: { readonly communeCode: string; readonly locatedOn: IsoDate },
  ): Promise<void> {
    await this.database.query(LOCATE, [
      establishmentId,
      rounded(found.latitude),
      rounded(found.longitude),
      found.precision,
      found.source,
      found.score,
      found.attribution,
      locatedOn,
      communeCode,
    ]);
  }

  async correct({ establishmentId, point, ...correction }: Correction): Promise<void> {
    await this.database.query(CORRECT, [
      establishmentId,
      rounded(point.latitude),
      rounded(point.longitude),
      correction.precision,
      correction.correctedOn,
      correction.correctedBy,
      correction.reason,
    ]);
  }
}
