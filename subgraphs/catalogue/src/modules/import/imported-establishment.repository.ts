import type { Database } from '@apogee/shared/database';
import type { EstablishmentContent } from './imported-establishment';
import type { Standing, Wanted } from './settlement';

const FIND = `
  /* importedEstablishment.find */
  select
    site.id, site.firm_id as "firmId", site.siret, site.name,
    site.is_headquarters as "isHeadquarters", site.line1, site.line2, site.postcode, site.city,
    site.country_code as "countryCode", site.commune_code as "communeCode",
    site.line_hash as "lineHash",
    (firm.verified or firm.version is distinct from firm.sourced_version) as "isKept"
  from catalogue.establishment as site
  join catalogue.firm as firm on firm.id = site.firm_id
  where site.id = any($1) or site.siret = any($2)
`;

/** Of two head offices of a firm, the one that a source states now is it. */
const GIVE_UP_HEADQUARTERS = `
  /* importedEstablishment.giveUpHeadquarters */
  update catalogue.establishment as site set is_headquarters = false
  from unnest($1::text[], $2::text[]) as now (firm_id, id)
  where site.firm_id = now.firm_id and site.is_headquarters and site.id <> now.id
`;

const WRITE = `
  /* importedEstablishment.write */
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as row (
      id text, "firmId" text, siret text, name text, "isHeadquarters" boolean, line1 text,
      line2 text, postcode text, city text, "countryCode" text, "communeCode" text, "lineHash" text,
      ordinal integer
    )
  )
  insert into catalogue.establishment as site (
    id, firm_id, ordinal, siret, name, is_headquarters, line1, line2, postcode, city, country_code,
    commune_code, line_hash
  )
  select
    id, "firmId",
    coalesce(
      (select max(ordinal) + 1 from catalogue.establishment where firm_id = "firmId"), 0
    ) + row_number() over (partition by "firmId" order by given.ordinal) - 1,
    siret, name, "isHeadquarters", line1, line2, postcode, city, "countryCode", "communeCode",
    "lineHash"
  from given
  on conflict (id) do update set
    siret = excluded.siret, name = excluded.name, is_headquarters = excluded.is_headquarters,
    line1 = excluded.line1, line2 = excluded.line2, postcode = excluded.postcode,
    city = excluded.city, country_code = excluded.country_code,
    commune_code = excluded.commune_code, line_hash = excluded.line_hash
`;

interface EstablishmentRow
  extends EstablishmentContent,
    Omit<Standing<EstablishmentContent>, 'content'> {}

export class ImportedEstablishmentRepository {
  constructor(private readonly database: Database) {}

  async find(
    ids: readonly string[],
    sirets: readonly string[],
  ): Promise<Standing<EstablishmentContent>[]> {
    const rows = await this.database.query<EstablishmentRow[]>(FIND, [ids, sirets]);
    return rows.map(({ lineHash, isKept, ...content }) => ({ content, lineHash, isKept }));
  }

  /** New ones come after those that their firm has. */
  async write(wanted: readonly Wanted<EstablishmentContent>[]): Promise<void> {
    const headquarters = wanted.filter(({ content }) => content.isHeadquarters === true);
    await this.database.query(GIVE_UP_HEADQUARTERS, [
      headquarters.map(({ content }) => content.firmId),
      headquarters.map(({ content }) => content.id),
    ]);
    const rows = wanted.map(({ content, lineHash }, ordinal) => ({
      ...content,
      lineHash,
      ordinal,
    }));
    await this.database.query(WRITE, [JSON.stringify(rows)]);
  }
}
