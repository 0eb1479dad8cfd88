import type { FirmId, ItemId } from '@apogee/shared/ids';
import type { DataSource } from 'typeorm';
import type { Item, ItemKind } from './item';
import type { FirmItemsPage, ItemCriteria, ItemPage } from './item-list';
import { type ItemRow, toItem } from './item-row';

const ITEM = `
    item.id, item.kind, item.firm_id as "firmId",
    item.name_fr as "nameFr", item.name_en as "nameEn", item.sort_name as "sortName",
    item.description_fr as "descriptionFr", item.description_en as "descriptionEn",
    item.category_code as "categoryCode", item.reference, item.design_issue as "designIssue",
    item.range_id as "rangeId", item.lead_time_months as "leadTimeMonths",
    item.itar_free as "itarFree", item.export_control as "exportControl",
    item.version, item.updated_at as "updatedAt", item.archived_at as "archivedAt"
`;

/** The terms of the product tree that are asked for ($3), and everything below them. */
const WANTED_CATEGORIES = `
  select term.code
  from catalogue.taxonomy_term as term
  where term.vocabulary = 'PRODUCT_TREE' and exists (
    select from unnest($3::text[]) as wanted (code)
    where term.code = wanted.code or starts_with(term.code, wanted.code || '/')
  )
`;

/** All criteria but the category ($3). */
const MATCHES_OTHER_CRITERIA = `
  item.archived_at is null
  and ($1::text[] is null or item.kind = any($1))
  and ($2::text[] is null or exists (
    select from catalogue.item_term as term
    where term.item_id = item.id and term.vocabulary = 'ESA_TECHNOLOGY_TREE' and term.code = any($2)
  ))
  and ($4::text[] is null or exists (
    select from catalogue.item_term as term
    where term.item_id = item.id and term.vocabulary = 'ECSS_DISCIPLINE' and term.code = any($4)
  ))
  and ($5::boolean is null or exists (
    select from catalogue.firm as firm
    where firm.id = item.firm_id and firm.demonstration = $5
  ))
  and ($6::text is null or position(
    lower(extensions.unaccent($6)) in lower(extensions.unaccent(
      concat_ws(' ', item.name_fr, item.name_en, item.reference)
    ))
  ) > 0)
`;

const MATCHES_CRITERIA = `
  ${MATCHES_OTHER_CRITERIA}
  and ($3::text[] is null or item.category_code = any(array(${WANTED_CATEGORIES})))
`;

const FIND_BY_IDS = `
  /* item.findByIds */
  select ${ITEM} from catalogue.item as item where item.id = any($1)
`;

const FIND_PAGE = `
  /* item.findPage */
  select ${ITEM} from catalogue.item as item
  where ${MATCHES_CRITERIA}
    and ($7::text is null or (item.sort_name, item.id) > ($7, $8::text))
  order by item.sort_name, item.id
  limit $9
`;

/**
 * The same page, from the front of each category's own list: items of a category bear like names, so that the list
 * of all items may hold none of them for very long.
 */
const FIND_PAGE_OF_CATEGORIES = `
  /* item.findPageOfCategories */
  select ${ITEM}
  from (${WANTED_CATEGORIES}) as category
  cross join lateral (
    select item.* from catalogue.item as item
    where item.category_code = category.code and ${MATCHES_OTHER_CRITERIA}
      and ($7::text is null or (item.sort_name, item.id) > ($7, $8::text))
    order by item.sort_name, item.id
    limit $9
  ) as item
  order by item.sort_name, item.id
  limit $9
`;

const FIND_IDS = `
  /* item.findIds */
  select item.id from catalogue.item as item
  where ${MATCHES_CRITERIA}
  order by item.sort_name, item.id
  limit $7
`;

const COUNT = `
  /* item.count */
  select count(*) as total from catalogue.item as item where ${MATCHES_CRITERIA}
`;

const FIND_PAGE_OF_FIRMS = `
  /* item.findPageOfFirms */
  select page.*
  from unnest($1::text[]) as firm (id)
  cross join lateral (
    select ${ITEM} from catalogue.item as item
    where item.firm_id = firm.id and item.archived_at is null
      and ($2::text is null or item.kind = $2)
      and ($3::text is null or (item.sort_name, item.id) > ($3, $4::text))
    order by item.sort_name, item.id
    limit $5
  ) as page
  order by page."firmId", page."sortName", page.id
`;

const COUNT_OF_FIRMS = `
  /* item.countOfFirms */
  select firm_id as "firmId", count(*) as total
  from catalogue.item
  where firm_id = any($1) and archived_at is null and ($2::text is null or kind = $2)
  group by firm_id
`;

const FIND_OF_RANGES = `
  /* item.findOfRanges */
  select ${ITEM} from catalogue.item as item
  where item.range_id = any($1) and item.archived_at is null
  order by item.range_id, item.sort_name, item.id
`;

const FIND_CONSTITUENTS = `
  /* item.findConstituents */
  select ${ITEM}, constituent.product_id as "ofId"
  from catalogue.product_constituent as constituent
  join catalogue.item as item on item.id = constituent.constituent_id
  where constituent.product_id = any($1)
  order by constituent.product_id, constituent.ordinal
`;

/** How many items of a kind a firm has. */
interface FirmCount {
  readonly firmId: FirmId;
  readonly total: number;
}

/** An item together with the product that it is a constituent of. */
export interface Constituent {
  readonly ofId: ItemId;
  readonly item: Item;
}

export class ItemRepository {
  constructor(private readonly dataSource: Pick<DataSource, 'query'>) {}

  findByIds(ids: readonly ItemId[]): Promise<Item[]> {
    return this.#find(FIND_BY_IDS, [ids]);
  }

  findPage(criteria: ItemCriteria, { after, limit }: ItemPage): Promise<Item[]> {
    const [sortName, id] = after ?? [null, null];
    const statement = criteria.productCategories === null ? FIND_PAGE : FIND_PAGE_OF_CATEGORIES;
    return this.#find(statement, [...parametersOf(criteria), sortName, id, limit]);
  }

  /** Of the whole list, so many at most. */
  async findIds(criteria: ItemCriteria, limit: number): Promise<ItemId[]> {
    const parameters = [...parametersOf(criteria), limit];
    const rows = await this.dataSource.query<{ readonly id: ItemId }[]>(FIND_IDS, parameters);
    return rows.map(({ id }) => id);
  }

  async count(criteria: ItemCriteria): Promise<number> {
    const rows = await this.dataSource.query<{ total: number }[]>(COUNT, parametersOf(criteria));
    return rows[0]?.total ?? 0;
  }

  /** The same page of each firm's own list. */
  findPageOfFirms(
    firmIds: readonly FirmId[],
    { kind, after, limit }: Omit<FirmItemsPage, 'firmId'>,
  ): Promise<Item[]> {
    const [sortName, id] = after ?? [null, null];
    return this.#find(FIND_PAGE_OF_FIRMS, [firmIds, kind, sortName, id, limit]);
  }

  countOfFirms(firmIds: readonly FirmId[], kind: ItemKind | null): Promise<FirmCount[]> {
    return this.dataSource.query(COUNT_OF_FIRMS, [firmIds, kind]);
  }

  findOfRanges(rangeIds: readonly ItemId[]): Promise<Item[]> {
    return this.#find(FIND_OF_RANGES, [rangeIds]);
  }

  async findConstituents(productIds: readonly ItemId[]): Promise<Constituent[]> {
    const rows = await this.dataSource.query<(ItemRow & Pick<Constituent, 'ofId'>)[]>(
      FIND_CONSTITUENTS,
      [productIds],
    );
    return rows.map((row) => ({ ofId: row.ofId, item: toItem(row) }));
  }

  async #find(statement: string, parameters: unknown[]): Promise<Item[]> {
    return (await this.dataSource.query<ItemRow[]>(statement, parameters)).map(toItem);
  }
}

function parametersOf(criteria: ItemCriteria): unknown[] {
  return [
    criteria.kinds,
    criteria.technologyDomains,
    criteria.productCategories,
    criteria.disciplines,
    criteria.demonstration,
    criteria.text,
  ];
}
