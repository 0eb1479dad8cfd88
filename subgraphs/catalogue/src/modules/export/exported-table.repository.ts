import type { Database } from '@apogee/shared/database';
import { ITEM_FACTS } from '../labelable';
import type { ExportedTable, ExportKey, FactRow } from './exported-table';

const TITLES = (table: string, owner: string): string => `
  array(
    select source.title
    from catalogue.${table} as stated
    join catalogue.source as source on source.id = stated.source_id
    where stated.${owner}_id = ${owner}.id
    order by stated.ordinal
  ) as sources
`;

const FIRM_ROW = `
    firm.id, firm.siren, firm.legal_name as "legalName", firm.trade_name as "tradeName",
    firm.former_names as "formerNames", firm.website, firm.founded_on as "foundedOn",
    firm.demonstration, profile.summary_fr as "summaryFr", profile.summary_en as "summaryEn",
    coalesce(profile.activity_categories, '{}') as "activityCategories", firm.verified,
    ${TITLES('firm_source', 'firm')}, firm.version, firm.updated_at as "updatedAt"
  from catalogue.firm as firm
  left join catalogue.contractor_profile as profile on profile.firm_id = firm.id
`;

const FIRMS = `
  /* exportedTable.firms */
  select 0 as rank, ${FIRM_ROW}
  where $1::integer <= 0 and firm.id > $2 and firm.archived_at is null
  order by firm.id
  limit $3
`;

const ESTABLISHMENTS = `
  /* exportedTable.establishments */
  select
    0 as rank, site.id, site.firm_id as "firmId", firm.siren as "firmSiren",
    firm.legal_name as "firmName", site.siret, site.name, site.is_headquarters as "isHeadquarters",
    site.line1, site.line2, site.postcode, site.city, site.country_code as "countryCode",
    site.commune_code as "communeCode"
  from catalogue.establishment as site
  join catalogue.firm as firm on firm.id = site.firm_id
  where $1::integer <= 0 and site.id > $2 and firm.archived_at is null
  order by site.id
  limit $3
`;

const ITEM_ROW = `
    item.id, item.kind, item.firm_id as "firmId", firm.siren as "firmSiren",
    firm.legal_name as "firmName", ${ITEM_FACTS}, ${TITLES('item_source', 'item')}, item.version,
    item.updated_at as "updatedAt"
  from catalogue.item as item
  join catalogue.firm as firm on firm.id = item.firm_id
`;

const ITEM_PAGE = (rank: 0 | 1): string => `
  select ${rank} as rank, ${ITEM_ROW}
  where item.archived_at is null and (item.kind = 'PRODUCT_RANGE') = ${rank === 0}
    and ($1::integer < ${rank} or ($1 = ${rank} and item.id > $2))
  order by item.id
  limit $3
`;

/** Ranges come first: whoever imports the table needs them before their products. */
const ITEMS = `
  /* exportedTable.items */
  select * from (
    (${ITEM_PAGE(0)})
    union all
    (${ITEM_PAGE(1)})
  ) as page
  order by rank, id
  limit $3
`;

const FIRMS_BY_IDS = `
  /* exportedTable.firmsByIds */
  select ${FIRM_ROW}
  where firm.id = any($1) and firm.archived_at is null
  order by array_position($1::text[], firm.id::text)
`;

const ITEMS_BY_IDS = `
  /* exportedTable.itemsByIds */
  select ${ITEM_ROW}
  where item.id = any($1) and item.archived_at is null
  order by array_position($1::text[], item.id::text)
`;

const STATEMENTS: Readonly<Record<ExportedTable, string>> = { FIRMS, ESTABLISHMENTS, ITEMS };

interface KeyedRow {
  readonly rank: number;
  readonly id: string;
}

export class ExportedTableRepository {
  constructor(private readonly database: Database) {}

  /** The rows after a key, in the order of their keys. */
  findPage(
    table: ExportedTable,
    [rank, id]: ExportKey,
    limit: number,
  ): Promise<(KeyedRow & FactRow)[]> {
    return this.database.query(STATEMENTS[table], [rank, id, limit]);
  }

  /** The rows of these firms that are not archived, in the order of the ids. */
  findFirms(ids: readonly string[]): Promise<FactRow[]> {
    return this.database.query(FIRMS_BY_IDS, [ids]);
  }

  /** The same of items. */
  findItems(ids: readonly string[]): Promise<FactRow[]> {
    return this.database.query(ITEMS_BY_IDS, [ids]);
  }
}
