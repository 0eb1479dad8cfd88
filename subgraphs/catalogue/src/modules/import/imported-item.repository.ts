import type { Database } from '@apogee/shared/database';
import { ITEM_FACTS } from '../labelable';
import type { ItemCodes, ItemContent } from './imported-item';
import type { Standing, Wanted } from './settlement';

const FIND = `
  /* importedItem.find */
  select
    item.id, item.firm_id as "firmId", item.kind, ${ITEM_FACTS}, item.line_hash as "lineHash",
    (
      item.version is distinct from item.sourced_version
      or firm.verified or firm.version is distinct from firm.sourced_version
    ) as "isKept"
  from catalogue.item as item
  join catalogue.firm as firm on firm.id = item.firm_id
  where item.id = any($1)
  order by item.id
  for update of item
`;

const FIND_RANGES = `
  /* importedItem.findRanges */
  select id, firm_id as "firmId" from catalogue.item
  where id = any($1) and kind = 'PRODUCT_RANGE'
`;

const FIND_CODES = `
  /* importedItem.findCodes */
  select vocabulary, array_agg(code) as codes
  from catalogue.taxonomy_term
  where vocabulary in ('PRODUCT_TREE', 'ESA_TECHNOLOGY_TREE', 'ECSS_DISCIPLINE')
  group by vocabulary
`;

const ROWS = `
  jsonb_to_recordset($1::jsonb) as given (
    id text, "firmId" text, kind text, "nameFr" text, "nameEn" text, "sortName" text,
    "descriptionFr" text, "descriptionEn" text, "categoryCode" text, reference text,
    "designIssue" text, "rangeId" text, "leadTimeMonths" smallint, "itarFree" boolean,
    "exportControl" text[], "technologyDomains" text[], disciplines text[], "lineHash" text
  )
`;

const WRITE = `
  /* importedItem.write */
  insert into catalogue.item as item (
    id, kind, firm_id, name_fr, name_en, sort_name, description_fr, description_en, category_code,
    reference, design_issue, range_id, lead_time_months, itar_free, export_control, version,
    sourced_version, line_hash, updated_at
  )
  select
    id, kind, "firmId", "nameFr", "nameEn", "sortName", "descriptionFr", "descriptionEn",
    "categoryCode", reference, "designIssue", "rangeId", "leadTimeMonths", "itarFree",
    "exportControl", 1, 1, "lineHash", $2
  from ${ROWS}
  on conflict (id) do update set
    name_fr = excluded.name_fr, name_en = excluded.name_en, sort_name = excluded.sort_name,
    description_fr = excluded.description_fr, description_en = excluded.description_en,
    category_code = excluded.category_code, reference = excluded.reference,
    design_issue = excluded.design_issue, range_id = excluded.range_id,
    lead_time_months = excluded.lead_time_months, itar_free = excluded.itar_free,
    export_control = excluded.export_control, version = item.version + 1,
    sourced_version = item.version + 1, line_hash = excluded.line_hash,
    updated_at = excluded.updated_at
`;

const FORGET_TERMS = `
  /* importedItem.forgetTerms */
  delete from catalogue.item_term where item_id = any($1)
`;

const WRITE_TERMS = `
  /* importedItem.writeTerms */
  insert into catalogue.item_term (item_id, vocabulary, ordinal, code)
  select given.id, stated.vocabulary, term.ordinal - 1, term.code
  from ${ROWS}
  cross join lateral (
    values ('ESA_TECHNOLOGY_TREE', "technologyDomains"), ('ECSS_DISCIPLINE', disciplines)
  ) as stated (vocabulary, codes)
  cross join unnest(stated.codes) with ordinality as term (code, ordinal)
`;

const ADD_SOURCE = `
  /* importedItem.addSource */
  insert into catalogue.item_source (item_id, ordinal, source_id)
  select
    given.id,
    coalesce((select max(ordinal) + 1 from catalogue.item_source where item_id = given.id), 0), $2
  from unnest($1::text[]) as given (id)
  on conflict (item_id, source_id) do nothing
`;

interface ItemRow extends ItemContent, Omit<Standing<ItemContent>, 'content'> {}

interface CodesRow {
  readonly vocabulary: 'PRODUCT_TREE' | 'ESA_TECHNOLOGY_TREE' | 'ECSS_DISCIPLINE';
  readonly codes: readonly string[];
}

/** An item to write, with what the application derives of it. */
export interface ItemToWrite extends Wanted<ItemContent> {
  readonly sortName: string;
}

export class ImportedItemRepository {
  constructor(private readonly database: Database) {}

  async find(ids: readonly string[]): Promise<Standing<ItemContent>[]> {
    const rows = await this.database.query<ItemRow[]>(FIND, [ids]);
    return rows.map(({ lineHash, isKept, ...content }) => ({ content, lineHash, isKept }));
  }

  findRanges(ids: readonly string[]): Promise<Pick<ItemContent, 'id' | 'firmId'>[]> {
    return this.database.query(FIND_RANGES, [ids]);
  }

  async findCodes(): Promise<ItemCodes> {
    const rows = await this.database.query<CodesRow[]>(FIND_CODES);
    const of = (wanted: CodesRow['vocabulary']): ReadonlySet<string> =>
      new Set(rows.find(({ vocabulary }) => vocabulary === wanted)?.codes ?? []);
    return {
      categories: of('PRODUCT_TREE'),
      technologyDomains: of('ESA_TECHNOLOGY_TREE'),
      disciplines: of('ECSS_DISCIPLINE'),
    };
  }

  async write(items: readonly ItemToWrite[], at: Date): Promise<void> {
    const rows = JSON.stringify(
      items.map(({ content, sortName, lineHash }) => ({ ...content, sortName, lineHash })),
    );
    await this.database.query(WRITE, [rows, at]);
    await this.database.query(FORGET_TERMS, [items.map(({ content }) => content.id)]);
    await this.database.query(WRITE_TERMS, [rows]);
  }

  async addSource(itemIds: readonly string[], sourceId: string): Promise<void> {
    await this.database.query(ADD_SOURCE, [itemIds, sourceId]);
  }
}
