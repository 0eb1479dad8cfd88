import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists a category by name from its front, and counts it without reading its items. */
const ITEMS_BY_CATEGORY = `
  create index item_of_category_by_name on catalogue.item (category_code, sort_name, id)
    include (kind)
`;

export class ItemsOfACategory1796169600000 implements MigrationInterface {
  readonly name = 'ItemsOfACategory1796169600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ITEMS_BY_CATEGORY);
  }

  /** Migrations go forward only: a mistake is corrected by the next one. */
  down(): Promise<void> {
    return Promise.reject(new TypeError('Migrations of this project are not reverted.'));
  }
}
