import type { Database } from '@apogee/shared/database';
import type { FirmId, PersonId } from '@apogee/shared/ids';
import type { InterestId, RegisteredInterest } from './interest';

const COLUMNS = `
    id, person_id as "personId", firm_id as "firmId", ground, from_on as "fromOn", until_on as "untilOn", version
`;

/** $1 whose the viewer sees, $2 person, $3 firm; null asks for nothing. */
const MATCHES = `
  ($1::text is null or person_id = $1::text)
  and ($2::text is null or person_id = $2::text)
  and ($3::text is null or firm_id = $3::text)
`;

const PAGE = `
  /* interest.page */
  select ${COLUMNS}
  from accreditation.person_interest
  where ${MATCHES} and ($4::text is null or (person_id, id) > ($4::text, $5::text))
  order by person_id, id
  limit $6
`;

const COUNT = `
  /* interest.count */
  select count(*)::integer as count from accreditation.person_interest where ${MATCHES}
`;

const LOCK = `
  /* interest.lock */
  select ${COLUMNS}
  from accreditation.person_interest
  where id = $1
  for update
`;

const INSERT = `
  /* interest.insert */
  insert into accreditation.person_interest (id, person_id, firm_id, ground, from_on, until_on, version)
  values ($1, $2, $3, $4, $5, $6, $7)
`;

const SET_END = `
  /* interest.setEnd */
  update accreditation.person_interest set until_on = $2, version = $3 where id = $1
`;

/** Which interests a list holds. A null asks for nothing. */
export interface InterestCriteria {
  /** The only person whose interests the viewer sees; null: everybody's. */
  readonly visibleOf: PersonId | null;
  readonly personId: PersonId | null;
  readonly firmId: FirmId | null;
}

/** Where a page begins and how many rows to read. */
export interface InterestPage {
  readonly after: { readonly personId: string; readonly id: string } | null;
  readonly limit: number;
}

export class InterestRepository {
  constructor(private readonly database: Database) {}

  /** By person, then identifier. */
  page(criteria: InterestCriteria, { after, limit }: InterestPage): Promise<RegisteredInterest[]> {
    const position = [after?.personId ?? null, after?.id ?? null, limit];
    const parameters = [...parametersOf(criteria), ...position];
    return this.database.query<RegisteredInterest[]>(PAGE, parameters);
  }

  async count(criteria: InterestCriteria): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(COUNT, parametersOf(criteria));
    return row?.count ?? 0;
  }

  async lock(id: InterestId): Promise<RegisteredInterest | null> {
    const [interest] = await this.database.query<RegisteredInterest[]>(LOCK, [id]);
    return interest ?? null;
  }

  async insert(interest: RegisteredInterest): Promise<void> {
    const { id, personId, firmId, ground, fromOn, untilOn, version } = interest;
    const row = [id, personId, firmId, ground, fromOn, untilOn, version];
    await this.database.query(INSERT, row);
  }

  async setEnd({ id, untilOn, version }: RegisteredInterest): Promise<void> {
    await this.database.query(SET_END, [id, untilOn, version]);
  }
}

function parametersOf({ visibleOf, personId, firmId }: InterestCriteria): unknown[] {
  return [visibleOf, personId, firmId];
}
