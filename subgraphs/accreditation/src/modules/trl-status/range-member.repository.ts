import type { ItemId } from '@apogee/shared/ids';
import type { DataSource } from 'typeorm';

export interface RangeMember {
  readonly rangeId: ItemId;
  readonly productId: ItemId;
}

const FIND_BY_RANGES = `
  /* rangeMember.findByRanges */
  select range_id as "rangeId", product_id as "productId"
  from accreditation.range_member
  where range_id = any($1)
  order by range_id, product_id
`;

const FIND_BY_PRODUCTS = `
  /* rangeMember.findByProducts */
  select range_id as "rangeId", product_id as "productId"
  from accreditation.range_member
  where product_id = any($1)
  order by range_id, product_id
`;

export class RangeMemberRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  findByRanges(ids: readonly ItemId[]): Promise<RangeMember[]> {
    return this.database.query<RangeMember[]>(FIND_BY_RANGES, [ids]);
  }

  findByProducts(ids: readonly ItemId[]): Promise<RangeMember[]> {
    return this.database.query<RangeMember[]>(FIND_BY_PRODUCTS, [ids]);
  }
}
