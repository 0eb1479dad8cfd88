import type { Database } from '@apogee/shared/database';
import type { PersonId } from '@apogee/shared/ids';
import type { Application } from '../application';
import type { Ties } from './impartiality';

const FIND = `
  /* ties.find */
  select
    person.directorate_code as "directorateCode",
    array(
      select evaluation.round
      from accreditation.evaluation
      where evaluation.application_id = $2 and evaluation.evaluator_id = person.id
    ) as "evaluatedRounds",
    array(
      select review.round
      from accreditation.technical_review review
      where review.application_id = $2 and review.reviewer_id = person.id
    ) as "reviewedRounds",
    exists (
      select from accreditation.ballot
      where ballot.application_id = $2 and ballot.person_id = person.id
    ) as voted,
    coalesce(
      (
        select json_agg(
          json_build_object('ground', interest.ground, 'from', interest.from_on, 'until', interest.until_on)
          order by interest.from_on, interest.id
        )
        from accreditation.person_interest interest
        where interest.person_id = person.id and interest.firm_id = $3
      ),
      '[]'
    ) as interests
  from accreditation.person
  where person.id = $1
`;

/** A person as the rules of impartiality look at him, for one file. */
export interface TiedPerson extends Ties {
  readonly directorateCode: string | null;
}

export class TiesRepository {
  constructor(private readonly database: Database) {}

  /** Null for somebody whom the register does not know. */
  async find(personId: PersonId, { id, applicantId }: Application): Promise<TiedPerson | null> {
    const [row] = await this.database.query<TiedPerson[]>(FIND, [personId, id, applicantId]);
    return row ?? null;
  }
}
