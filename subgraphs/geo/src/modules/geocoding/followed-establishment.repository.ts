import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { PostalPlace } from './geocoder';

/** An establishment of the catalogue, and where it says that it is. */
export interface FollowedEstablishment {
  readonly establishmentId: string;
  readonly firmId: string;
  readonly demonstration: boolean;
  readonly place: PostalPlace;
}

const GIVEN = `
  jsonb_to_recordset($1::jsonb) as given (
    "establishmentId" text, "firmId" text, demonstration boolean, line text, postcode text, "communeCode" text
  )
`;

/** The commune of today: the successor of one that INSEE no longer lists. Without a point, it places nobody. */
const WITH_COMMUNE = `
  left join geo.former_commune f on f.insee_code = given."communeCode"
  join geo.commune c on c.insee_code = coalesce(f.successor_code, given."communeCode") and c.point is not null
`;

const FORGET = `
  /* followedEstablishment.forget */
  delete from geo.located_establishment where establishment_id = any($1)
`;

/** Those that moved to where no point is known must not stay where they were, but for a person's correction. */
const FORGET_UNPLACED = `
  /* followedEstablishment.forgetUnplaced */
  delete from geo.located_establishment e
  using ${GIVEN}
  where e.establishment_id = given."establishmentId" and e.source <> 'MANUAL'
    and not exists (select from (select given."communeCode") as given ${WITH_COMMUNE})
`;

const ADOPT = `
  /* followedEstablishment.adopt */
  update geo.located_establishment e
  set firm_id = given."firmId", demonstration = given.demonstration
  from ${GIVEN}
  where e.establishment_id = given."establishmentId"
    and (e.firm_id, e.demonstration) is distinct from (given."firmId", given.demonstration)
`;

/** At the commune's point, until a service tells more. Who has not moved keeps his point, and so does a correction. */
const PLACE = `
  /* followedEstablishment.place */
  insert into geo.located_establishment as known (
    establishment_id, firm_id, demonstration, commune_code, municipality_code, epci_code, departement_code, region_code,
    point, precision, attribution, located_on, address_line, postcode, geocoding_due_on
  )
  select given."establishmentId", given."firmId", given.demonstration,
    c.insee_code, c.municipality_code, c.epci_code, c.departement_code, c.region_code,
    c.point, c.point_precision, c.point_attribution, $2::date, given.line, given.postcode,
    case when given.line is not null then $2::date end
  from ${GIVEN}
  ${WITH_COMMUNE}
  on conflict (establishment_id) do update set
    commune_code = excluded.commune_code, municipality_code = excluded.municipality_code,
    epci_code = excluded.epci_code, departement_code = excluded.departement_code, region_code = excluded.region_code,
    point = excluded.point, precision = excluded.precision, attribution = excluded.attribution,
    source = 'COMMUNE', score = null, located_on = excluded.located_on,
    address_line = excluded.address_line, postcode = excluded.postcode, geocoding_due_on = excluded.geocoding_due_on
  where known.source <> 'MANUAL'
    and (known.commune_code, known.address_line, known.postcode)
      is distinct from (excluded.commune_code, excluded.address_line, excluded.postcode)
`;

/** Writes what the catalogue tells of establishments, in the transaction of whoever reads it. */
export class FollowedEstablishmentRepository {
  constructor(private readonly database: Database) {}

  async forget(establishmentIds: readonly string[]): Promise<void> {
    await this.database.query(FORGET, [establishmentIds]);
  }

  /** Those whose commune has no point are located nowhere. */
  async place(establishments: readonly FollowedEstablishment[], today: IsoDate): Promise<void> {
    const given = JSON.stringify(
      establishments.map(({ place, ...establishment }) => ({ ...establishment, ...place })),
    );
    await this.database.query(FORGET_UNPLACED, [given]);
    await this.database.query(ADOPT, [given]);
    await this.database.query(PLACE, [given, today]);
  }
}
