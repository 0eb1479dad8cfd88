import type { EstablishmentId, FirmId, Siret } from '@apogee/shared/ids';
import type { DataSource } from 'typeorm';
import type { Establishment, PostalAddress } from './establishment';

const ESTABLISHMENT = `
  select
    id, firm_id as "firmId", siret, name, is_headquarters as "isHeadquarters", roles,
    line1, line2, postcode, city, country_code as "countryCode", commune_code as "communeCode"
  from catalogue.establishment
`;

const FIND_BY_IDS = `/* establishment.findByIds */ ${ESTABLISHMENT} where id = any($1)`;

const FIND_BY_SIRETS = `/* establishment.findBySirets */ ${ESTABLISHMENT} where siret = any($1)`;

const FIND_BY_FIRMS = `
  /* establishment.findByFirms */
  ${ESTABLISHMENT}
  where firm_id = any($1)
  order by firm_id, ordinal
`;

/** Before another site becomes the head office: there is one at most at any moment. */
const FORGET_HEADQUARTERS = `
  /* establishment.forgetHeadquarters */
  update catalogue.establishment set is_headquarters = null where id = any($1) and is_headquarters
`;

const WRITE_STATEMENTS = `
  /* establishment.writeStatements */
  update catalogue.establishment as site
  set name = stated.name, is_headquarters = stated."isHeadquarters", roles = stated.roles
  from jsonb_to_recordset($1::jsonb) as stated (id text, name text, "isHeadquarters" boolean, roles text[])
  where site.id = stated.id
`;

/** What a firm states of a site. */
export type StatedSite = Pick<Establishment, 'id' | 'name' | 'isHeadquarters'> & {
  readonly roles: readonly string[];
};

type EstablishmentRow = Omit<Establishment, 'address'> & PostalAddress;

export class EstablishmentRepository {
  constructor(private readonly dataSource: Pick<DataSource, 'query'>) {}

  findByIds(ids: readonly EstablishmentId[]): Promise<Establishment[]> {
    return this.#find(FIND_BY_IDS, ids);
  }

  findBySirets(sirets: readonly Siret[]): Promise<Establishment[]> {
    return this.#find(FIND_BY_SIRETS, sirets);
  }

  /** In the order in which each firm lists them. */
  findByFirms(firmIds: readonly FirmId[]): Promise<Establishment[]> {
    return this.#find(FIND_BY_FIRMS, firmIds);
  }

  /** In its caller's transaction. */
  async writeStatements(sites: readonly StatedSite[]): Promise<void> {
    await this.dataSource.query(FORGET_HEADQUARTERS, [sites.map(({ id }) => id)]);
    await this.dataSource.query(WRITE_STATEMENTS, [JSON.stringify(sites)]);
  }

  async #find(statement: string, keys: readonly string[]): Promise<Establishment[]> {
    const rows = await this.dataSource.query<EstablishmentRow[]>(statement, [keys]);
    return rows.map(toEstablishment);
  }
}

/** Property by property: taking a row apart with `...rest` cost more than reading it from the database. */
function toEstablishment(row: EstablishmentRow): Establishment {
  const { line1, line2, postcode, city, countryCode } = row;
  return {
    id: row.id,
    firmId: row.firmId,
    siret: row.siret,
    name: row.name,
    isHeadquarters: row.isHeadquarters,
    roles: row.roles,
    communeCode: row.communeCode,
    address: { line1, line2, postcode, city, countryCode },
  };
}
