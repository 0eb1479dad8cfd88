import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { Directorate } from './person';

const COLUMNS = `
    code,
    json_build_object('fr', name_fr, 'en', name_en) as name,
    valid_from as "validFrom",
    valid_until as "validUntil",
    version
`;

const FIND_BY_CODES = `
  /* directorate.findByCodes */
  select ${COLUMNS}
  from accreditation.directorate
  where code = any($1)
`;

const FIND_ON = `
  /* directorate.findOn */
  select ${COLUMNS}
  from accreditation.directorate
  where valid_from <= $1 and (valid_until is null or $1 < valid_until)
  order by code
`;

const LOCK = `
  /* directorate.lock */
  select ${COLUMNS}
  from accreditation.directorate
  where code = $1
  for update
`;

const INSERT = `
  /* directorate.insert */
  insert into accreditation.directorate (code, name_fr, name_en, valid_from, valid_until, version)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (code) do nothing
  returning code
`;

const UPDATE = `
  /* directorate.update */
  update accreditation.directorate
  set name_fr = $2, name_en = $3, valid_from = $4, valid_until = $5, version = $6
  where code = $1
`;

const COUNT_PERSONS = `
  /* directorate.countPersonsAfter */
  select count(*)::integer as count
  from accreditation.person
  where directorate_code = $1 and (until_on is null or $2::date < until_on)
`;

export class DirectorateRepository {
  constructor(private readonly database: Database) {}

  findByCodes(codes: readonly string[]): Promise<Directorate[]> {
    return this.database.query<Directorate[]>(FIND_BY_CODES, [codes]);
  }

  /** Those that exist on a day, by code. */
  findOn(day: IsoDate): Promise<Directorate[]> {
    return this.database.query<Directorate[]>(FIND_ON, [day]);
  }

  async lock(code: string): Promise<Directorate | null> {
    const [directorate] = await this.database.query<Directorate[]>(LOCK, [code]);
    return directorate ?? null;
  }

  /** False when the code is taken. */
  async insert(directorate: Directorate): Promise<boolean> {
    return (await this.database.query<unknown[]>(INSERT, rowOf(directorate))).length > 0;
  }

  async update(directorate: Directorate): Promise<void> {
    await this.database.query(UPDATE, rowOf(directorate));
  }

  /** How many persons belong to it who are in office on a day or later. */
  async countPersonsFrom(code: string, day: IsoDate): Promise<number> {
    const rows = await this.database.query<{ count: number }[]>(COUNT_PERSONS, [code, day]);
    return rows[0]?.count ?? 0;
  }
}

function rowOf({ code, name, validFrom, validUntil, version }: Directorate): unknown[] {
  return [code, name.fr, name.en, validFrom, validUntil, version];
}
