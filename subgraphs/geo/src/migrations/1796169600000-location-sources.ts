import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Points finer than a town, where each comes from and how sure that is, and who corrected it and why. */
export class LocationSources1796169600000 implements MigrationInterface {
  readonly name = 'LocationSources1796169600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table geo.located_establishment
        drop constraint located_establishment_precision_check,
        add constraint located_establishment_precision_check check (precision in (
          'HOUSE_NUMBER', 'STREET', 'LOCALITY', 'MUNICIPALITY', 'POSTCODE_AREA', 'EPCI_AREA', 'DEPARTEMENT_AREA'
        )),
        add column source text not null default 'COMMUNE' check (source in ('COMMUNE', 'GEOPLATEFORME', 'MANUAL')),
        add column score double precision check (score between 0 and 1),
        add column corrected_by text,
        add column correction_reason text,
        add check ((source = 'MANUAL') = (corrected_by is not null and correction_reason is not null))
    `);
  }

  /** Forward only: a wrong migration is corrected by the next one. */
  async down(): Promise<void> {
    throw new TypeError('Migrations of this project are forward only.');
  }
}
