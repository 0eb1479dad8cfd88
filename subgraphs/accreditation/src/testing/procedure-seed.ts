import type { DataSource } from 'typeorm';
import { callerAs } from './callers';

/** A committee of four, the chair and three members, of three directorates, with a secretary and two evaluators. */
const PEOPLE = `
  insert into accreditation.directorate (code, name_fr, name_en, valid_from)
  values ('DX', 'Direction X', 'Directorate X', '2020-01-01'), ('DY', 'Direction Y', 'Directorate Y', '2020-01-01'),
    ('DZ', 'Direction Z', 'Directorate Z', '2020-01-01');
  insert into accreditation.person (id, display_name, directorate_code)
  values ('per-chair', 'Camille Chaise', 'DX'), ('per-one', 'Alix Un', 'DX'), ('per-two', 'Bérénice Deux', 'DY'),
    ('per-three', 'Cyrille Trois', 'DZ'), ('per-secretary', 'Dominique Plume', 'DX'),
    ('per-evaluator-x', 'Élie Mesure', 'DX'), ('per-evaluator-y', 'Fanny Balance', 'DY'),
    ('per-stranger', 'Gwen Ailleurs', null), ('per-four', 'Hadrien Quatre', 'DY'), ('per-five', 'Inès Cinq', 'DZ'),
    ('per-six', 'Jo Six', 'DX');
  insert into accreditation.committee_mandate (id, person_id, role, voting, from_on, until_on)
  values ('man-chair', 'per-chair', 'CHAIR', true, '2025-01-01', null),
    ('man-one', 'per-one', 'MEMBER', true, '2025-01-01', null),
    ('man-two', 'per-two', 'MEMBER', true, '2025-01-01', '2028-01-01'),
    ('man-three', 'per-three', 'MEMBER', true, '2025-01-01', null),
    ('man-secretary', 'per-secretary', 'SECRETARY', false, '2025-01-01', null),
    ('man-evaluator-y', 'per-evaluator-y', 'MEMBER', true, '2025-01-01', null),
    ('man-stranger', 'per-stranger', 'MEMBER', true, '2020-01-01', '2024-01-01')
`;

export const seedPeople = (database: DataSource): Promise<unknown> => database.query(PEOPLE);

export const secretariat = callerAs('SECRETARIAT', { person: 'per-secretary' });
export const chair = callerAs('CHAIR', { person: 'per-chair' });
/** A member whose token lets him preside as well. */
export const deputy = callerAs('CHAIR', { person: 'per-one' });
export const member = (id: string): ReturnType<typeof callerAs> =>
  callerAs('COMMITTEE_MEMBER', { person: id });
export const auditor = callerAs('AUDITOR');

const APPLICATIONS = `
  with numbered as (
    select n, 'app-' || $1::text || '-' || n as id, 'act-' || $1::text || '-' || n as item, 'firm-' || $1::text as firm
    from generate_series(1, $2::integer) n
  ),
  item as (
    insert into accreditation.catalogue_item (item_id, kind, firm_id, published, as_of)
    select item, 'ENGINEERING_ACTIVITY', firm, true, '2026-11-01T00:00:00Z' from numbered
  ),
  application as (
    insert into accreditation.application (
      id, kind, state, applicant_id, subject_id, subject_kind, scope_fr, scheme_version, created_at, submitted_at
    )
    select id, 'INITIAL', $3::text, firm, item, 'ENGINEERING_ACTIVITY', 'Études ' || n, 'DEMO-2025',
      '2026-10-01T08:00:00Z', '2026-10-02T08:00:00Z'
    from numbered
  ),
  reference as (
    insert into accreditation.application_reference (
      application_id, ordinal, mission, operator, accepted_by, accepted_at
    )
    select id, ordinal, 'Mission ' || ordinal, 'CNES', 'per-secretary', '2026-10-05T08:00:00Z'
    from numbered, generate_series(1, 2) ordinal
  )
  insert into accreditation.evaluation (
    id, application_id, round, evaluator_id, directorate_code, independence, started_at, conclusion, recommendation,
    signed_at
  )
  select id || evaluator, id, 1, evaluator, directorate, 'AGENCY', '2026-10-10T08:00:00Z', 'Conforme', 'GRANT',
    '2026-10-20T08:00:00Z'
  from numbered, (values ('per-evaluator-x', 'DX'), ('per-evaluator-y', 'DY')) as judged (evaluator, directorate)
`;

interface Files {
  readonly name: string;
  readonly count: number;
  readonly state: string;
}

/**
 * Files of one firm, `app-<name>-1` and on, each for an engineering activity with two accepted references and two
 * signed evaluations.
 */
export async function seedFiles(
  database: DataSource,
  { name, count, state }: Files,
): Promise<readonly string[]> {
  await database.query(APPLICATIONS, [name, count, state]);
  return Array.from({ length: count }, (_, index) => `app-${name}-${index + 1}`);
}

/** One file that has been evaluated, `app-<name>-1`. */
export async function seedFile(database: DataSource, name: string): Promise<string> {
  await seedFiles(database, { name, count: 1, state: 'EVALUATED' });
  return `app-${name}-1`;
}
