import type { Database } from '@apogee/shared/database';
import type { PersonId } from '@apogee/shared/ids';
import type { Directorate, Person } from './person';

const FIND_BY_IDS = `
  /* person.findByIds */
  select id, display_name as "displayName", directorate_code as "directorateCode"
  from accreditation.person
  where id = any($1)
`;

const FIND_DIRECTORATES = `
  /* directorate.findByCodes */
  select code, json_build_object('fr', name_fr, 'en', name_en) as name
  from accreditation.directorate
  where code = any($1)
`;

export class PersonRepository {
  constructor(private readonly database: Database) {}

  findByIds(ids: readonly PersonId[]): Promise<Person[]> {
    return this.database.query<Person[]>(FIND_BY_IDS, [ids]);
  }

  findDirectorates(codes: readonly string[]): Promise<Directorate[]> {
    return this.database.query<Directorate[]>(FIND_DIRECTORATES, [codes]);
  }
}
