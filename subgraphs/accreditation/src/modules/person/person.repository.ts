import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { PersonId } from '@apogee/shared/ids';
import type { Person } from './person';

const COLUMNS = `
    person.id,
    person.display_name as "displayName",
    person.directorate_code as "directorateCode",
    person.skills,
    person.from_on as "fromOn",
    person.until_on as "untilOn",
    person.version
`;

const FIND_BY_IDS = `
  /* person.findByIds */
  select ${COLUMNS}
  from accreditation.person person
  where person.id = any($1)
`;

/** $1 directorate, $2 skill, $3 day in office, $4 part of the name; null asks for nothing. */
const MATCHES = `
  ($1::text is null or person.directorate_code = $1::text)
  and ($2::text is null or $2::text = any(person.skills))
  and (
    $3::date is null
    or (
      (person.from_on is null or person.from_on <= $3::date)
      and (person.until_on is null or $3::date < person.until_on)
    )
  )
  and ($4::text is null or strpos(lower(person.display_name), lower($4::text)) > 0)
`;

const PAGE = `
  /* person.page */
  select ${COLUMNS}
  from accreditation.person person
  where ${MATCHES} and ($5::text is null or (person.display_name, person.id) > ($5::text, $6::text))
  order by person.display_name, person.id
  limit $7
`;

const COUNT = `
  /* person.count */
  select count(*)::integer as count from accreditation.person person where ${MATCHES}
`;

const LOCK = `
  /* person.lock */
  select ${COLUMNS}
  from accreditation.person person
  where person.id = $1
  for update
`;

const INSERT = `
  /* person.insert */
  insert into accreditation.person (id, display_name, directorate_code, skills, from_on, until_on, version)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (id) do nothing
  returning id
`;

const UPDATE = `
  /* person.update */
  update accreditation.person
  set display_name = $2, directorate_code = $3, skills = $4, from_on = $5, until_on = $6, version = $7
  where id = $1
`;

/** Which persons a list holds. A null asks for nothing. */
export interface PersonCriteria {
  readonly directorateCode: string | null;
  readonly skill: string | null;
  readonly inOfficeOn: IsoDate | null;
  readonly name: string | null;
}

/** Where a page begins and how many rows to read. */
export interface PersonPage {
  readonly after: { readonly displayName: string; readonly id: string } | null;
  readonly limit: number;
}

export class PersonRepository {
  constructor(private readonly database: Database) {}

  findByIds(ids: readonly PersonId[]): Promise<Person[]> {
    return this.database.query<Person[]>(FIND_BY_IDS, [ids]);
  }

  /** By name, then identifier. */
  page(criteria: PersonCriteria, { after, limit }: PersonPage): Promise<Person[]> {
    const position = [after?.displayName ?? null, after?.id ?? null, limit];
    return this.database.query<Person[]>(PAGE, [...parametersOf(criteria), ...position]);
  }

  async count(criteria: PersonCriteria): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(COUNT, parametersOf(criteria));
    return row?.count ?? 0;
  }

  async lock(id: PersonId): Promise<Person | null> {
    const [person] = await this.database.query<Person[]>(LOCK, [id]);
    return person ?? null;
  }

  /** False when the identifier is taken. */
  async insert(person: Person): Promise<boolean> {
    return (await this.database.query<unknown[]>(INSERT, rowOf(person))).length > 0;
  }

  async update(person: Person): Promise<void> {
    await this.database.query(UPDATE, rowOf(person));
  }
}

function parametersOf({ directorateCode, skill, inOfficeOn, name }: PersonCriteria): unknown[] {
  return [directorateCode, skill, inOfficeOn, name];
}

function rowOf(person: Person): unknown[] {
  const { id, displayName, directorateCode, skills, fromOn, untilOn, version } = person;
  return [id, displayName, directorateCode, skills, fromOn, untilOn, version];
}
