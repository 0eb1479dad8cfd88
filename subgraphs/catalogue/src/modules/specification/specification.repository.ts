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

const FORGET = `
  /* specification.forget */
  delete from catalogue.specification where item_id = $1
`;

const WRITE = `
  /* specification.write */
  insert into catalogue.specification (
    item_id, ordinal, parameter, value, min, max, text, unit, condition, source_id, source_page
  )
  select $1, ordinality - 1, parameter, value, min, max, text, unit, condition, "sourceId", "sourcePage"
  from rows from (
    jsonb_to_recordset($2::jsonb) as (
      parameter text, value float8, min float8, max float8, text text, unit text, condition text,
      "sourceId" text, "sourcePage" integer
    )
  ) with ordinality
`;

export class SpecificationRepository {
  constructor(private readonly dataSource: Pick<DataSource, 'query'>) {}

  findByItems(itemIds: readonly ItemId[]): Promise<Specification[]> {
    return this.dataSource.query(FIND_BY_ITEMS, [itemIds]);
  }

  /** Puts the figures of a product in the place of those there were, in its caller's transaction. */
  async replace(
    itemId: ItemId,
    specifications: readonly Omit<Specification, 'itemId'>[],
  ): Promise<void> {
    await this.dataSource.query(FORGET, [itemId]);
    await this.dataSource.query(WRITE, [itemId, JSON.stringify(specifications)]);
  }
}
