import type { EntityManager } from 'typeorm';
import type { SampleEstablishments } from '../../sample-data';

/** What a person corrected stays. */
const CLEAR = `/* sampleEstablishment.clear */ delete from geo.located_establishment where source <> 'MANUAL'`;

/** An establishment stands where its commune's point is, with that point's precision. */
const INSERT = `
  /* sampleEstablishment.insert */
  insert into geo.located_establishment (
    establishment_id, firm_id, demonstration, commune_code, municipality_code, epci_code, departement_code, region_code,
    point, precision, attribution, located_on
  )
  select given.establishment_id, given.firm_id, given.demonstration,
    c.insee_code, c.municipality_code, c.epci_code, c.departement_code, c.region_code,
    c.point, c.point_precision, c.point_attribution, $5::date
  from unnest($1::text[], $2::text[], $3::text[], $4::boolean[])
    as given (establishment_id, firm_id, commune_code, demonstration)
  join geo.commune c on c.insee_code = given.commune_code
  where c.point is not null
  on conflict (establishment_id) do update set firm_id = excluded.firm_id, demonstration = excluded.demonstration
  returning establishment_id as "establishmentId"
`;

/** Writes the sample inside the transaction of its manager. */
export class SampleEstablishmentRepository {
  constructor(private readonly manager: EntityManager) {}

  async clear(): Promise<void> {
    await this.manager.query(CLEAR);
  }

  /** Returns the ids of those whose commune is known and has a point: only these were written. */
  async insert({ locatedOn, establishments }: SampleEstablishments): Promise<readonly string[]> {
    const rows = await this.manager.query<{ establishmentId: string }[]>(INSERT, [
      establishments.map((establishment) => establishment.establishmentId),
      establishments.map((establishment) => establishment.firmId),
      establishments.map((establishment) => establishment.communeCode),
      establishments.map((establishment) => establishment.demonstration),
      locatedOn,
    ]);
    return rows.map((row) => row.establishmentId);
  }
}
