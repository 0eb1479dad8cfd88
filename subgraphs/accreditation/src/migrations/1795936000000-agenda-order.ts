import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGENDA = `
  alter table accreditation.agenda_item
    -- In the order in which files were put on agendas: a file is dealt with by the session that it came to last.
    add column placed bigint generated always as identity
`;

/** A deferred file may come to another session, and is dealt with there alone. */
export class AgendaOrder1795936000000 implements MigrationInterface {
  readonly name = 'AgendaOrder1795936000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AGENDA);
  }

  down(): Promise<void> {
    throw new TypeError('Migrations only go forward: restore a backup to go back.');
  }
}
