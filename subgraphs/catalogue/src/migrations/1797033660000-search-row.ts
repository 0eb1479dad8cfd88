import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Facets are counted of everything that is found, as words are scored: both stay in the row. When one is too long, its
 * texts go out of line, which are read of a page only.
 */
const IN_THE_ROW = `
  alter table catalogue.search_document alter column facets set storage main
`;

export class SearchRow1797033660000 implements MigrationInterface {
  readonly name = 'SearchRow1797033660000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(IN_THE_ROW);
  }

  /** Migrations go forward only: a mistake is corrected by the next one. */
  down(): Promise<void> {
    return Promise.reject(new TypeError('Migrations of this project are not reverted.'));
  }
}
