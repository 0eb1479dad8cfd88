import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { PersonId } from '@apogee/shared/ids';
import type { Application } from '../application';
import type { Ties } from './impartiality';

/**
 * The file and the refused ones that it takes up again count as one. Whoever could vote counts as having decided, as
 * `voters` of the committee says it: in a session that was opened, with a vote, in mandate, not recused, and there;
 * and so does whoever voted and was recused after. What he declared in a session of the file is as good as registered.
 */
const FIND = `
  /* ties.find */
  with recursive file as (
    select id, reopens_id from accreditation.application where id = $2
    union all
    select earlier.id, earlier.reopens_id
    from accreditation.application earlier
    join file on file.reopens_id = earlier.id
  )
  select
    person.directorate_code as "directorateCode",
    (person.from_on is null or person.from_on <= $4) and (person.until_on is null or $4 < person.until_on)
      as "inOffice",
    array(
      select evaluation.round
      from accreditation.evaluation
      where evaluation.application_id = $2 and evaluation.evaluator_id = person.id
    ) as "evaluatedRounds",
    exists (
      select from accreditation.evaluation
      where evaluation.application_id in (select id from file) and evaluation.evaluator_id = person.id
    ) as evaluated,
    exists (
      select from accreditation.technical_review review
      where review.application_id in (select id from file) and review.reviewer_id = person.id
    ) as reviewed,
    exists (
      select from accreditation.ballot
      where ballot.application_id in (select id from file) and ballot.person_id = person.id
    ) or exists (
      select
      from accreditation.agenda_item item
      join accreditation.committee_session session on session.id = item.session_id
      join accreditation.committee_seat seat on seat.session_id = session.id
      join accreditation.committee_mandate mandate on mandate.id = seat.mandate_id
      where item.application_id in (select id from file) and seat.person_id = person.id
        and session.state <> 'PLANNED' and seat.voting and seat.present
        and mandate.from_on <= session.held_on
        and (mandate.until_on is null or session.held_on < mandate.until_on)
        and not exists (
          select from accreditation.recusal
          where recusal.session_id = item.session_id and recusal.application_id = item.application_id
            and recusal.person_id = person.id
        )
    ) as "couldVote",
    coalesce(
      (
        select json_agg(
          json_build_object('ground', interest.ground, 'from', interest.from_on, 'until', interest.until_on)
          order by interest.from_on, interest.id
        )
        from (
          select id, ground, from_on, until_on
          from accreditation.person_interest
          where person_id = person.id and firm_id = $3
          union all
          select session_id, ground, (declared_at at time zone 'Europe/Paris')::date, null
          from accreditation.recusal
          where person_id = person.id and application_id in (select id from file) and not automatic
        ) interest
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
  async find(
    personId: PersonId,
    { id, applicantId }: Application,
    today: IsoDate,
  ): Promise<TiedPerson | null> {
    const [row] = await this.database.query<TiedPerson[]>(FIND, [personId, id, applicantId, today]);
    return row ?? null;
  }
}
