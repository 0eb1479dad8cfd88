import type { ItemId } from '@apogee/shared/ids';
import type { DataSource } from 'typeorm';
import type { HeritageClaim } from './heritage-claim';

const FIND_BY_ITEMS = `
  /* heritageClaim.findByItems */
  select
    item_id as "itemId", status, mission, operator, launched, orbit, units_flown as "unitsFlown",
    same_configuration as "sameConfiguration", detail_fr as "detailFr", detail_en as "detailEn",
    source_id as "sourceId"
  from catalogue.heritage_claim
  where item_id = any($1)
  order by item_id, ordinal
`;

const FORGET = `
  /* heritageClaim.forget */
  delete from catalogue.heritage_claim where item_id = $1
`;

const WRITE = `
  /* heritageClaim.write */
  insert into catalogue.heritage_claim (
    item_id, ordinal, status, mission, operator, launched, orbit, units_flown, same_configuration, detail_fr,
    detail_en, source_id
  )
  select
    $1, ordinality - 1, status, mission, operator, launched, orbit, "unitsFlown", "sameConfiguration",
    detail ->> 'fr', detail ->> 'en', "sourceId"
  from rows from (
    jsonb_to_recordset($2::jsonb) as (
      status text, mission text, operator text, launched text, orbit text, "unitsFlown" integer,
      "sameConfiguration" boolean, detail jsonb, "sourceId" text
    )
  ) with ordinality
`;

/** A claim to write. */
export type StatedClaim = Omit<HeritageClaim, 'itemId' | 'status'> & { readonly status: string };

interface HeritageClaimRow extends Omit<HeritageClaim, 'detail'> {
  readonly detailFr: string | null;
  readonly detailEn: string | null;
}

export class HeritageClaimRepository {
  constructor(private readonly dataSource: Pick<DataSource, 'query'>) {}

  async findByItems(itemIds: readonly ItemId[]): Promise<HeritageClaim[]> {
    const rows = await this.dataSource.query<HeritageClaimRow[]>(FIND_BY_ITEMS, [itemIds]);
    return rows.map(toClaim);
  }

  /** Puts the claims of an item in the place of those there were, in its caller's transaction. */
  async replace(itemId: ItemId, claims: readonly StatedClaim[]): Promise<void> {
    await this.dataSource.query(FORGET, [itemId]);
    await this.dataSource.query(WRITE, [itemId, JSON.stringify(claims)]);
  }
}

function toClaim({ detailFr, detailEn, ...claim }: HeritageClaimRow): HeritageClaim {
  return { ...claim, detail: { fr: detailFr, en: detailEn } };
}
