import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registers are changed by people now: each entry has a version, and its changes are kept. */
const REGISTERS = `
  alter table accreditation.directorate add column version integer not null default 1 check (version >= 1);
  alter table accreditation.person
    -- What the person is competent in, as codes of the vocabularies of the catalogue.
    add column skills text[] not null default '{}',
    -- Null: from the beginning.
    add column from_on date,
    -- The first day on which the person takes no part any more.
    add column until_on date,
    add column version integer not null default 1 check (version >= 1),
    add check (until_on > from_on);
  create index on accreditation.person (display_name, id);
  alter table accreditation.person_interest
    add column version integer not null default 1 check (version >= 1);
  create index on accreditation.person_interest (person_id, id);
  alter table accreditation.committee_mandate
    add column version integer not null default 1 check (version >= 1);

  -- Each change of an entry of a register, with the entry as it was after it. Append-only.
  create table accreditation.register_change (
    id bigint generated always as identity primary key,
    register text not null check (register in ('DIRECTORATE', 'PERSON', 'INTEREST', 'MANDATE', 'SCHEME')),
    entry_id text collate "C" not null,
    version integer not null check (version >= 1),
    at timestamptz(3) not null,
    -- The token's subject.
    actor text not null,
    entry jsonb not null,
    unique (register, entry_id, version)
  );
  create function accreditation.refuse_change_of_trail() returns trigger language plpgsql as $function$
    begin
      raise exception 'What was changed in a register stays on record.' using errcode = 'restrict_violation';
    end
  $function$;
  create trigger append_only before update or delete on accreditation.register_change
    for each row execute function accreditation.refuse_change_of_trail();
  create trigger append_only_as_a_whole before truncate on accreditation.register_change
    for each statement execute function accreditation.refuse_change_of_trail()
`;

/** Registers that the secretariat keeps. */
export class Registers1795940000000 implements MigrationInterface {
  readonly name = 'Registers1795940000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REGISTERS);
  }

  down(): Promise<void> {
    throw new TypeError('Migrations only go forward: restore a backup to go back.');
  }
}
