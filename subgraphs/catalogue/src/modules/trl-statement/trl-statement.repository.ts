import type { ItemId } from '@apogee/shared/ids';
import type { DataSource } from 'typeorm';
import type { TrlStatement } from './trl-statement';

const FIND_BY_ITEMS = `
  /* trlStatement.findByItems */
  select
    item_id as "itemId", level, at_least as "atLeast", kind, as_of as "asOf",
    note_fr as "noteFr", note_en as "noteEn", source_id as "sourceId"
  from catalogue.trl_statement
  where item_id = any($1)
  order by item_id, ordinal
`;

interface TrlStatementRow extends Omit<TrlStatement, 'note'> {
  readonly noteFr: string | null;
  readonly noteEn: string | null;
}

export class TrlStatementRepository {
  constructor(private readonly dataSource: Pick<DataSource, 'query'>) {}

  async findByItems(itemIds: readonly ItemId[]): Promise<TrlStatement[]> {
    const rows = await this.dataSource.query<TrlStatementRow[]>(FIND_BY_ITEMS, [itemIds]);
    return rows.map(toStatement);
  }
}

function toStatement({ noteFr, noteEn, ...statement }: TrlStatementRow): TrlStatement {
  return { ...statement, note: { fr: noteFr, en: noteEn } };
}
