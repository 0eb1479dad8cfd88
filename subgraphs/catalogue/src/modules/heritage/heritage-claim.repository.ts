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
}

function toClaim({ detailFr, detailEn, ...claim }: HeritageClaimRow): HeritageClaim {
  return { ...claim, detail: { fr: detailFr, en: detailEn } };
}
