import type { ItemId } from '@apogee/shared/ids';
import type { DataSource } from 'typeorm';
import type { Specification } from './specification';

const FIND_BY_ITEMS = `
  /* specification.findByItems */
  select
    item_id as "itemId", parameter, value, min, max, text, unit, condition,
    source_id as "sourceId", source_page as "sourcePage"
  from catalogue.specification
  where item_id = any($1)
  order by item_id, ordinal
`;

export class SpecificationRepository {
  constructor(private readonly dataSource: Pick<DataSource, 'query'>) {}

  findByItems(itemIds: readonly ItemId[]): Promise<Specification[]> {
    return this.dataSource.query(FIND_BY_ITEMS, [itemIds]);
  }
}
