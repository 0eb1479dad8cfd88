import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { PostalPlace } from './geocoder';

/** An establishment whose address a service is to be asked for. */
export interface DueGeocoding {
  readonly establishmentId: string;
  readonly place: PostalPlace;
}

const FIND_DUE = `
  /* geocoding.findDue */
  select establishment_id as "establishmentId", address_line as line, postcode, commune_code as "communeCode"
  from geo.located_establishment
  where geocoding_due_on <= $1
  order by geocoding_due_on, establishment_id
  limit 50
`;

/** Nobody else writes it until the transaction ends. */
const FIND_STILL_DUE = `
  /* geocoding.findStillDue */
  select 1
  from geo.located_establishment
  where establishment_id = $1 and geocoding_due_on is not null
    and (commune_code, address_line, postcode) is not distinct from ($2, $3, $4)
  for update
`;

const POSTPONE = `
  /* geocoding.postpone */
  update geo.located_establishment set geocoding_due_on = $2 where establishment_id = $1
`;

type DueRow = Pick<DueGeocoding, 'establishmentId'> & PostalPlace;

/** Which addresses a service is still to be asked for, in a transaction. */
export class GeocodingRepository {
  constructor(private readonly database: Database) {}

  async findDue(today: IsoDate): Promise<readonly DueGeocoding[]> {
    const rows = await this.database.query<DueRow[]>(FIND_DUE, [today]);
    return rows.map(({ establishmentId, ...place }) => ({ establishmentId, place }));
  }

  /** Whether nobody moved, corrected or located it meanwhile. */
  async isStillDue({ establishmentId, place }: DueGeocoding): Promise<boolean> {
    const { communeCode, line, postcode } = place;
    const found = await this.database.query<object[]>(FIND_STILL_DUE, [
      establishmentId,
      communeCode,
      line,
      postcode,
    ]);
    return found.length > 0;
  }

  async postpone(establishmentId: string, until: IsoDate): Promise<void> {
    await this.database.query(POSTPONE, [establishmentId, until]);
  }
}
