import type { MigrationInterface, QueryRunner } from 'typeorm';

const COUNTED_ITEMS = `
  create index item_of_category_counted on catalogue.item (category_code, sort_name, id)
    include (kind, archived_at);
  drop index catalogue.item_of_category_by_name;
  alter index catalogue.item_of_category_counted rename to item_of_category_by_name
`;

/** The items of a category are counted from the index alone, which has to know which of them are archived. */
export class CountedItems1797206400000 implements MigrationInterface {
  readonly name = 'CountedItems1797206400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COUNTED_ITEMS);
  }

  down(): Promise<void> {
    throw new TypeError('Migrations only go forward: restore a backup to go back.');
  }
}
