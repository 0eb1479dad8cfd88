import type { FirmId, Siren } from '@apogee/shared/ids';
import type { DataSource } from 'typeorm';
import type { Firm } from './firm';
import type { FirmCriteria, FirmOrder, FirmPage } from './firm-list';

const FIRM = `
  select
    firm.id, firm.siren, firm.legal_name as "legalName", firm.sort_name as "sortName",
    firm.trade_name as "tradeName", firm.former_names as "formerNames", firm.website,
    firm.founded_on as "foundedOn", firm.demonstration, firm.verified, firm.version,
    firm.updated_at as "updatedAt", firm.archived_at as "archivedAt"
`;

/** For conditions: PostgreSQL leaves out what none of them asks of. */
const FROM_FIRM = `
  from catalogue.firm as firm
  left join catalogue.contractor_profile as profile on profile.firm_id = firm.id
  left join catalogue.sme_status as sme on sme.firm_id = firm.id
`;

/** Accents go before case: under collation C, lower() changes ASCII letters only. */
const MATCHES_CRITERIA = `
  firm.archived_at is null
  and ($1::text[] is null or /* planned for its values */ profile.activity_categories && $1)
  and ($2::text[] is null or sme.category = any($2))
  and ($3::text[] is null or exists (
    select from catalogue.establishment as site
    where site.firm_id = firm.id and site.commune_code = any($3)
  ))
  and ($4::text[] is null or exists (
    select from catalogue.establishment as site
    where site.firm_id = firm.id and site.departement_code = any($4)
  ))
  and ($5::boolean is null or (profile.firm_id is not null) = $5)
  and ($6::boolean is null or firm.demonstration = $6)
  and ($7::text is null or position(
    lower(extensions.unaccent($7)) in lower(extensions.unaccent(
      concat_ws(' ', firm.legal_name, firm.trade_name, array_to_string(firm.former_names, ' '))
    ))
  ) > 0)
`;

const FIND_BY_IDS = `/* firm.findByIds */ ${FIRM} from catalogue.firm where firm.id = any($1)`;

const FIND_BY_SIRENS = `/* firm.findBySirens */ ${FIRM} from catalogue.firm where firm.siren = any($1)`;

const FIND_PAGE_BY_NAME = `
  /* firm.findPageByName */
  ${FIRM} ${FROM_FIRM}
  where ${MATCHES_CRITERIA}
    and ($8::text is null or (firm.sort_name, firm.id) > ($8, $9::text))
  order by firm.sort_name, firm.id
  limit $10
`;

const FIND_PAGE_BY_UPDATE = `
  /* firm.findPageByUpdate */
  ${FIRM} ${FROM_FIRM}
  where ${MATCHES_CRITERIA}
    and ($8::timestamptz is null or (firm.updated_at, firm.id) < ($8, $9::text))
  order by firm.updated_at desc, firm.id desc
  limit $10
`;

const FIND_IDS_BY_NAME = `
  /* firm.findIdsByName */
  select firm.id ${FROM_FIRM} where ${MATCHES_CRITERIA} order by firm.sort_name, firm.id limit $8
`;

const FIND_IDS_BY_UPDATE = `
  /* firm.findIdsByUpdate */
  select firm.id ${FROM_FIRM} where ${MATCHES_CRITERIA} order by firm.updated_at desc, firm.id desc limit $8
`;

const COUNT = `
  /* firm.count */
  select count(*) as total ${FROM_FIRM}
  where ${MATCHES_CRITERIA}
`;

export class FirmRepository {
  constructor(private readonly dataSource: Pick<DataSource, 'query'>) {}

  findByIds(ids: readonly FirmId[]): Promise<Firm[]> {
    return this.dataSource.query<Firm[]>(FIND_BY_IDS, [ids]);
  }

  findBySirens(sirens: readonly Siren[]): Promise<Firm[]> {
    return this.dataSource.query<Firm[]>(FIND_BY_SIRENS, [sirens]);
  }

  findPage(criteria: FirmCriteria, { order, after, limit }: FirmPage): Promise<Firm[]> {
    const statement = order === 'NAME' ? FIND_PAGE_BY_NAME : FIND_PAGE_BY_UPDATE;
    const [sortKey, id] = after ?? [null, null];
    return this.dataSource.query<Firm[]>(statement, [
      ...parametersOf(criteria),
      sortKey,
      id,
      limit,
    ]);
  }

  /** Of the whole list, so many at most. */
  async findIds(criteria: FirmCriteria, order: FirmOrder, limit: number): Promise<FirmId[]> {
    const statement = order === 'NAME' ? FIND_IDS_BY_NAME : FIND_IDS_BY_UPDATE;
    const parameters = [...parametersOf(criteria), limit];
    const rows = await this.dataSource.query<{ readonly id: FirmId }[]>(statement, parameters);
    return rows.map(({ id }) => id);
  }

  async count(criteria: FirmCriteria): Promise<number> {
    const rows = await this.dataSource.query<{ total: number }[]>(COUNT, parametersOf(criteria));
    return rows[0]?.total ?? 0;
  }
}

function parametersOf(criteria: FirmCriteria): unknown[] {
  return [
    criteria.activityCategories,
    criteria.smeCategories,
    criteria.communeCodes,
    criteria.departementCodes,
    criteria.hasProfile,
    criteria.demonstration,
    criteria.text,
  ];
}
