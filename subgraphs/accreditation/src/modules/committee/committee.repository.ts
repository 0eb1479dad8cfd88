import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { ApplicationId, CommitteeSessionId, PersonId } from '@apogee/shared/ids';
import type { AgendaItem, BallotRecord, RecusalRecord, SeatRecord } from './committee.record';
import type { CommitteeSession, SessionState } from './committee-session';

const SESSION_COLUMNS = `
    session.id,
    session.held_on as "heldOn",
    session.state,
    session.opened_at as "openedAt",
    session.closed_at as "closedAt",
    session.minutes_sha256 as "minutesSha256",
    session.minutes_signed_by_id as "minutesSignedById",
    session.version
`;

const FIND_BY_IDS = `
  /* committeeSession.findByIds */
  select ${SESSION_COLUMNS}
  from accreditation.committee_session session
  where session.id = any($1)
`;

const FIND_SESSION_IDS = `
  /* committeeSession.findIdsByApplications */
  select application_id as "applicationId", session_id as "sessionId"
  from accreditation.agenda_item item
  join accreditation.committee_session session on session.id = item.session_id
  where application_id = any($1)
  order by session.held_on, session.id
`;

const FIND_SEATS = `
  /* committeeSession.findSeats */
  select
    seat.session_id as "sessionId",
    seat.person_id as "personId",
    seat.role,
    seat.voting,
    seat.directorate_code as "directorateCode",
    -- Whoever has left the procedure has left the committee.
    json_build_object(
      'fromOn', greatest(mandate.from_on, person.from_on),
      'untilOn', least(mandate.until_on, person.until_on)
    ) as mandate,
    seat.present
  from accreditation.committee_seat seat
  join accreditation.committee_mandate mandate on mandate.id = seat.mandate_id
  join accreditation.person person on person.id = seat.person_id
  where seat.session_id = any($1)
  order by array_position(array['CHAIR', 'MEMBER', 'SECRETARY', 'OBSERVER'], seat.role), seat.person_id
`;

const FIND_AGENDA = `
  /* committeeSession.findAgenda */
  select
    item.session_id as "sessionId",
    item.application_id as "applicationId",
    item.round,
    item.ordinal,
    json_build_object(
      'quorum', scheme.quorum,
      'minimumDirectorates', scheme.minimum_directorates,
      'castingVote', scheme.casting_vote
    ) as rules
  from accreditation.agenda_item item
  join accreditation.application application on application.id = item.application_id
  join accreditation.label_scheme scheme on scheme.version = application.scheme_version
  where item.session_id = any($1)
  order by item.session_id, item.ordinal
`;

const FIND_RECUSALS = `
  /* committeeSession.findRecusals */
  select
    session_id as "sessionId",
    application_id as "applicationId",
    person_id as "personId",
    ground,
    automatic,
    declared_at as "declaredAt"
  from accreditation.recusal
  where session_id = any($1)
  order by declared_at, person_id
`;

const FIND_BALLOTS = `
  /* committeeSession.findBallots */
  select
    session_id as "sessionId",
    application_id as "applicationId",
    person_id as "personId",
    choice,
    cast_at as "castAt"
  from accreditation.ballot
  where session_id = any($1)
  order by cast_at, person_id
`;

/** $1 states, $2 held from, $3 held until, $4 the person who must have a seat; null asks for nothing. */
const MATCHES = `
  ($1::text[] is null or session.state = any($1::text[]))
  and ($2::date is null or session.held_on >= $2::date)
  and ($3::date is null or session.held_on < $3::date)
  and ($4::text is null or exists (
    select from accreditation.committee_seat seat
    where seat.session_id = session.id and seat.person_id = $4::text
  ))
`;

const PAGE = `
  /* committeeSession.page */
  select ${SESSION_COLUMNS}
  from accreditation.committee_session session
  where ${MATCHES} and ($5::date is null or (session.held_on, session.id) > ($5::date, $6::text))
  order by session.held_on, session.id
  limit $7
`;

const COUNT = `
  /* committeeSession.count */
  select count(*)::integer as count
  from accreditation.committee_session session
  where ${MATCHES}
`;

/** Which sessions a list holds. A null asks for nothing. */
export interface SessionCriteria {
  readonly states: readonly SessionState[] | null;
  readonly heldFrom: IsoDate | null;
  readonly heldBefore: IsoDate | null;
  /** Only sessions in which this person has a seat. */
  readonly seatOf: PersonId | null;
}

/** Where a page begins and how many rows to read. */
export interface SessionPage {
  readonly after: { readonly heldOn: IsoDate; readonly id: string } | null;
  readonly limit: number;
}

/** The session that a file is or was on the agenda of. */
export interface AgendaPlace {
  readonly applicationId: ApplicationId;
  readonly sessionId: CommitteeSessionId;
}

/** Reads sessions, many at a time. */
export class CommitteeRepository {
  constructor(private readonly database: Database) {}

  findByIds(ids: readonly CommitteeSessionId[]): Promise<CommitteeSession[]> {
    return this.database.query<CommitteeSession[]>(FIND_BY_IDS, [ids]);
  }

  /** By day. */
  findSessionsOf(ids: readonly ApplicationId[]): Promise<AgendaPlace[]> {
    return this.database.query<AgendaPlace[]>(FIND_SESSION_IDS, [ids]);
  }

  /** The chair first. */
  findSeats(ids: readonly CommitteeSessionId[]): Promise<SeatRecord[]> {
    return this.database.query<SeatRecord[]>(FIND_SEATS, [ids]);
  }

  findAgenda(ids: readonly CommitteeSessionId[]): Promise<AgendaItem[]> {
    return this.database.query<AgendaItem[]>(FIND_AGENDA, [ids]);
  }

  findRecusals(ids: readonly CommitteeSessionId[]): Promise<RecusalRecord[]> {
    return this.database.query<RecusalRecord[]>(FIND_RECUSALS, [ids]);
  }

  findBallots(ids: readonly CommitteeSessionId[]): Promise<BallotRecord[]> {
    return this.database.query<BallotRecord[]>(FIND_BALLOTS, [ids]);
  }

  /** By day, then identifier. */
  page(criteria: SessionCriteria, { after, limit }: SessionPage): Promise<CommitteeSession[]> {
    const position = [after?.heldOn ?? null, after?.id ?? null, limit];
    return this.database.query<CommitteeSession[]>(PAGE, [...parametersOf(criteria), ...position]);
  }

  async count(criteria: SessionCriteria): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(COUNT, parametersOf(criteria));
    return row?.count ?? 0;
  }
}

function parametersOf({ states, heldFrom, heldBefore, seatOf }: SessionCriteria): unknown[] {
  return [states, heldFrom, heldBefore, seatOf];
}
