import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The addresses of establishments as the catalogue tells them, and which of them a geocoding service is to be asked. */
export class FollowedEstablishments1796256000000 implements MigrationInterface {
  readonly name = 'FollowedEstablishments1796256000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table geo.located_establishment
        add column address_line text,
        add column postcode text,
        add column geocoding_due_on date;
      create index located_establishment_geocoding_due
        on geo.located_establishment (geocoding_due_on, establishment_id)
        where geocoding_due_on is not null;
    `);
  }

  /** Forward only: a wrong migration is corrected by the next one. */
  async down(): Promise<void> {
    throw new TypeError('Migrations of this project are forward only.');
  }
}
