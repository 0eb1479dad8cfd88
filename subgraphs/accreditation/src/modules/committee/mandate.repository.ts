import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { Mandate, MandateId } from './mandate';

const COLUMNS = `id, person_id as "personId", role, voting, from_on as "fromOn", until_on as "untilOn", version`;

const FIND_IN_FORCE = `
  /* committeeMandate.findInForceOn */
  select ${COLUMNS}
  from accreditation.committee_mandate
  where from_on <= $1 and (until_on is null or $1 < until_on)
  order by array_position(array['CHAIR', 'MEMBER', 'SECRETARY', 'OBSERVER'], role), person_id, id
`;

const LOCK = `
  /* committeeMandate.lock */
  select ${COLUMNS}
  from accreditation.committee_mandate
  where id = $1
  for update
`;

const INSERT = `
  /* committeeMandate.insert */
  insert into accreditation.committee_mandate (id, person_id, role, voting, from_on, until_on, version)
  values ($1, $2, $3, $4, $5, $6, $7)
`;

const SET_END = `
  /* committeeMandate.setEnd */
  update accreditation.committee_mandate set until_on = $2, version = $3 where id = $1
`;

export class MandateRepository {
  constructor(private readonly database: Database) {}

  /** The chair first. A committee is a dozen people. */
  findInForceOn(day: IsoDate): Promise<Mandate[]> {
    return this.database.query<Mandate[]>(FIND_IN_FORCE, [day]);
  }

  async lock(id: MandateId): Promise<Mandate | null> {
    const [mandate] = await this.database.query<Mandate[]>(LOCK, [id]);
    return mandate ?? null;
  }

  async insert({ id, personId, role, voting, fromOn, untilOn, version }: Mandate): Promise<void> {
    const row = [id, personId, role, voting, fromOn, untilOn, version];
    await this.database.query(INSERT, row);
  }

  async setEnd({ id, untilOn, version }: Mandate): Promise<void> {
    await this.database.query(SET_END, [id, untilOn, version]);
  }
}
