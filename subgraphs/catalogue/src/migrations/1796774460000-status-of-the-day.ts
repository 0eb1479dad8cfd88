import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents say which status labels have on this day; null: on the day on which each was written. */
const STATUS_OF_THE_DAY = 'alter table catalogue.search_state add column true_on date';

export class StatusOfTheDay1796774460000 implements MigrationInterface {
  readonly name = 'StatusOfTheDay1796774460000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(STATUS_OF_THE_DAY);
  }

  /** Migrations go forward only: a mistake is corrected by the next one. */
  down(): Promise<void> {
    return Promise.reject(new TypeError('Migrations of this project are not reverted.'));
  }
}
