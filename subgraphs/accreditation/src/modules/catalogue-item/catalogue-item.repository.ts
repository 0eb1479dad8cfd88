import { parisDay } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { ItemId } from '@apogee/shared/ids';
import type { CatalogueFact, CatalogueItem } from './catalogue-item';

const FIND_BY_IDS = `
  /* catalogueItem.findByIds */
  select
    item_id as "itemId",
    kind,
    firm_id as "firmId",
    design_issue as "designIssue",
    published,
    as_of as "asOf"
  from accreditation.catalogue_item
  where item_id = any($1)
`;

/** A copy that is older than the one in place changes nothing, so that messages may arrive in any order. */
const RECORD = `
  /* catalogueItem.record */
  insert into accreditation.catalogue_item (item_id, kind, firm_id, design_issue, published, as_of)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (item_id) do update
  set
    kind = excluded.kind,
    firm_id = excluded.firm_id,
    design_issue = excluded.design_issue,
    published = excluded.published,
    as_of = excluded.as_of
  where catalogue_item.as_of < excluded.as_of
  returning item_id
`;

const FORGET_MEMBERS = `
  /* catalogueItem.forgetMembers */
  delete from accreditation.range_member where range_id = $1
`;

const RECORD_MEMBERS = `
  /* catalogueItem.recordMembers */
  insert into accreditation.range_member (range_id, product_id, as_of)
  select $1, member, $3 from unnest($2::text[]) as member
  on conflict do nothing
`;

export class CatalogueItemRepository {
  constructor(private readonly database: Database) {}

  findByIds(ids: readonly ItemId[]): Promise<CatalogueItem[]> {
    return this.database.query<CatalogueItem[]>(FIND_BY_IDS, [ids]);
  }

  async find(id: ItemId): Promise<CatalogueItem | null> {
    const [item] = await this.findByIds([id]);
    return item ?? null;
  }

  /** False when what is known is as new or newer. */
  async record(fact: CatalogueFact): Promise<boolean> {
    const { itemId, kind, firmId, designIssue, published, asOf } = fact;
    const values = [itemId, kind, firmId, designIssue, published, asOf];
    const recorded = await this.database.query<unknown[]>(RECORD, values);
    if (recorded.length === 0) {
      return false;
    }
    await this.database.query(FORGET_MEMBERS, [itemId]);
    await this.database.query(RECORD_MEMBERS, [itemId, fact.memberIds, parisDay(asOf)]);
    return true;
  }
}
