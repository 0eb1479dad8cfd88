import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { ApplicationId, CommitteeSessionId, FirmId, PersonId } from '@apogee/shared/ids';
import {
  EvaluationRepository,
  type FileJudgements,
  judgesOf,
  TechnicalReviewRepository,
} from '../evaluation';
import { type DeliberationRecord, deliberationOn, type SessionRows } from './committee.record';
import { CommitteeRepository } from './committee.repository';
import type { CommitteeSession } from './committee-session';
import { type Ballot, voters } from './deliberation';
import type { Interest, KnownTies, Recusal } from './recusal';
import type { SeatRole } from './seat';

const LOCK = `
  /* committeeSession.lock */
  select id
  from accreditation.committee_session
  where id = $1
  for update
`;

const INSERT_SESSION = `
  /* committeeSession.insert */
  insert into accreditation.committee_session (id, held_on, state, version)
  values ($1, $2, $3, $4)
`;

const UPDATE_SESSION = `
  /* committeeSession.update */
  update accreditation.committee_session
  set state = $2, opened_at = $3, closed_at = $4, minutes_sha256 = $5, minutes_signed_by_id = $6, version = $7
  where id = $1
`;

const FIND_MANDATE = `
  /* committeeMandate.findInForce */
  select mandate.id, mandate.role, mandate.voting, person.directorate_code as "directorateCode"
  from accreditation.committee_mandate mandate
  join accreditation.person person on person.id = mandate.person_id
  where mandate.person_id = $1
    and mandate.from_on <= $2 and (mandate.until_on is null or $2 < mandate.until_on)
    and (person.from_on is null or person.from_on <= $2)
    and (person.until_on is null or $2 < person.until_on)
  order by mandate.from_on desc, mandate.id
  limit 1
`;

const FIND_LAST_SESSION = `
  /* agendaItem.findLastSession */
  select session_id as "sessionId"
  from accreditation.agenda_item
  where application_id = $1
  order by placed desc
  limit 1
`;

const INSERT_SEAT = `
  /* committeeSeat.insert */
  insert into accreditation.committee_seat (session_id, person_id, mandate_id, role, voting, directorate_code)
  values ($1, $2, $3, $4, $5, $6)
`;

const SET_PRESENCE = `
  /* committeeSeat.setPresence */
  update accreditation.committee_seat
  set present = $3
  where session_id = $1 and person_id = $2
`;

const INSERT_AGENDA_ITEM = `
  /* agendaItem.insert */
  insert into accreditation.agenda_item (session_id, application_id, round, ordinal)
  select $1, $2, $3, coalesce(max(ordinal), 0) + 1
  from accreditation.agenda_item
  where session_id = $1
`;

const INSERT_RECUSALS = `
  /* recusal.insert */
  insert into accreditation.recusal (session_id, application_id, person_id, ground, automatic, declared_at)
  select $1, $2, recusal.*
  from unnest($3::text[], $4::text[], $5::boolean[], $6::timestamptz[])
    as recusal (person_id, ground, automatic, declared_at)
`;

const INSERT_BALLOT = `
  /* ballot.insert */
  insert into accreditation.ballot (session_id, application_id, person_id, choice, cast_at)
  values ($1, $2, $3, $4, $5)
`;

/** A file and the refused ones that it takes up again after appeals, itself first. */
const FIND_FILES = `
  /* committee.findFiles */
  with recursive file as (
    select id, reopens_id, applicant_id, scheme_version, 0 as age
    from accreditation.application
    where id = $1
    union all
    select earlier.id, earlier.reopens_id, earlier.applicant_id, earlier.scheme_version, file.age + 1
    from accreditation.application earlier
    join file on file.reopens_id = earlier.id
  )
  select id, applicant_id as "applicantId", scheme_version as "schemeVersion" from file order by age
`;

const FIND_INTERESTS = `
  /* committee.findInterests */
  select
    interest.person_id as "personId",
    interest.ground,
    interest.from_on as "fromOn",
    (interest.until_on + make_interval(months => scheme.cooling_off_months::integer))::date as "barsUntil"
  from accreditation.person_interest interest
  join accreditation.label_scheme scheme on scheme.version = $2
  where interest.firm_id = $1
  order by interest.from_on, interest.id
`;

/** Conflicts that people declared themselves: they do not vanish with the session. */
const FIND_DECLARED = `
  /* committee.findDeclaredConflicts */
  select
    person_id as "personId",
    ground,
    (min(declared_at) at time zone 'Europe/Paris')::date as "fromOn",
    null as "barsUntil"
  from accreditation.recusal
  where application_id = any($1) and not automatic
  group by person_id, ground
  order by person_id, ground
`;

interface FileRow {
  readonly id: ApplicationId;
  readonly applicantId: FirmId;
  readonly schemeVersion: string | null;
}

/** A mandate as a seat is taken under it. */
export interface SeatMandate {
  readonly id: string;
  readonly role: SeatRole;
  readonly voting: boolean;
  readonly directorateCode: string | null;
}

/** Changes sessions inside one transaction. Whoever changes one has locked it first, so changes come one by one. */
export class CommitteeRegister {
  private readonly rows: CommitteeRepository;

  constructor(private readonly database: Database) {
    this.rows = new CommitteeRepository(database);
  }

  /** Everything of a session, which nobody else changes until the transaction ends; null when there is none. */
  async lock(id: CommitteeSessionId): Promise<SessionRows | null> {
    await this.database.query(LOCK, [id]);
    return this.find(id);
  }

  /** One statement after the other: a transaction has one connection. */
  async find(id: CommitteeSessionId): Promise<SessionRows | null> {
    const [session] = await this.rows.findByIds([id]);
    if (session === undefined) {
      return null;
    }
    return {
      session,
      seats: await this.rows.findSeats([id]),
      agenda: await this.rows.findAgenda([id]),
      recusals: await this.rows.findRecusals([id]),
      ballots: await this.rows.findBallots([id]),
    };
  }

  async insertSession({ id, heldOn, state, version }: CommitteeSession): Promise<void> {
    await this.database.query(INSERT_SESSION, [id, heldOn, state, version]);
  }

  async updateSession(session: CommitteeSession): Promise<void> {
    const { id, state, openedAt, closedAt, minutesSha256, minutesSignedById, version } = session;
    await this.database.query(UPDATE_SESSION, [
      id,
      state,
      openedAt,
      closedAt,
      minutesSha256,
      minutesSignedById,
      version,
    ]);
  }

  /** The latest mandate of a person that is in force on a day. */
  async findMandate(personId: PersonId, day: IsoDate): Promise<SeatMandate | null> {
    const [mandate] = await this.database.query<SeatMandate[]>(FIND_MANDATE, [personId, day]);
    return mandate ?? null;
  }

  async insertSeat(
    sessionId: CommitteeSessionId,
    personId: PersonId,
    { id, role, voting, directorateCode }: SeatMandate,
  ): Promise<void> {
    const row = [sessionId, personId, id, role, voting, directorateCode];
    await this.database.query(INSERT_SEAT, row);
  }

  async setPresence(
    sessionId: CommitteeSessionId,
    personId: PersonId,
    present: boolean,
  ): Promise<void> {
    await this.database.query(SET_PRESENCE, [sessionId, personId, present]);
  }

  async appendToAgenda(
    sessionId: CommitteeSessionId,
    { id, round }: { readonly id: ApplicationId; readonly round: number },
  ): Promise<void> {
    await this.database.query(INSERT_AGENDA_ITEM, [sessionId, id, round]);
  }

  async insertRecusals(
    { sessionId, applicationId }: DeliberationRecord,
    recusals: readonly Recusal[],
  ): Promise<void> {
    if (recusals.length > 0) {
      await this.database.query(INSERT_RECUSALS, [
        sessionId,
        applicationId,
        recusals.map(({ personId }) => personId),
        recusals.map(({ ground }) => ground),
        recusals.map(({ automatic }) => automatic),
        recusals.map(({ declaredAt }) => declaredAt),
      ]);
    }
  }

  async insertBallot(
    { sessionId, applicationId }: DeliberationRecord,
    { personId, choice, castAt }: Ballot,
  ): Promise<void> {
    await this.database.query(INSERT_BALLOT, [sessionId, applicationId, personId, choice, castAt]);
  }

  async findTies(applicationId: ApplicationId): Promise<KnownTies> {
    const [file, ...earlier] = await this.readFiles(applicationId);
    return {
      examiners: judgesOf(await this.findJudgements(applicationId)),
      formerDeciders: await this.findDeciders(earlier.map(({ id }) => id)),
      interests:
        file === undefined
          ? []
          : [
              ...(await this.findInterests(file.applicantId, file.schemeVersion)),
              ...(await this.findDeclaredConflicts([file, ...earlier].map(({ id }) => id))),
            ],
    };
  }

  private findDeclaredConflicts(ids: readonly ApplicationId[]): Promise<Interest[]> {
    return this.database.query<Interest[]>(FIND_DECLARED, [ids]);
  }

  /** Registered ties with a firm, and until when each bars under a scheme. */
  findInterests(firmId: FirmId, schemeVersion: string | null): Promise<Interest[]> {
    return this.database.query<Interest[]>(FIND_INTERESTS, [firmId, schemeVersion]);
  }

  /** What was judged of a file, and of the refused ones that it takes up again. */
  async findJudgements(applicationId: ApplicationId): Promise<FileJudgements> {
    const ids = await this.findFiles(applicationId);
    return {
      evaluations: await new EvaluationRepository(this.database).findByApplications(ids),
      reviews: await new TechnicalReviewRepository(this.database).findByApplications(ids),
    };
  }

  /** Whoever could vote on files in the sessions that dealt with them. */
  async findDeciders(ids: readonly ApplicationId[]): Promise<ReadonlySet<PersonId>> {
    const deciders = new Set<PersonId>();
    for (const { applicationId, sessionId } of await this.rows.findSessionsOf(ids)) {
      const rows = await this.find(sessionId);
      const deliberation = rows === null ? null : deliberationOn(rows, applicationId);
      for (const { personId } of deliberation === null ? [] : voters(deliberation)) {
        deciders.add(personId);
      }
    }
    return deciders;
  }

  /** The session on whose agenda a file was put last; null for none. */
  async findLastSession(applicationId: ApplicationId): Promise<CommitteeSessionId | null> {
    const [place] = await this.database.query<{ sessionId: CommitteeSessionId }[]>(
      FIND_LAST_SESSION,
      [applicationId],
    );
    return place?.sessionId ?? null;
  }

  /** A file and the refused ones that it takes up again, itself first. */
  async findFiles(applicationId: ApplicationId): Promise<readonly ApplicationId[]> {
    return (await this.readFiles(applicationId)).map(({ id }) => id);
  }

  private readFiles(applicationId: ApplicationId): Promise<FileRow[]> {
    return this.database.query<FileRow[]>(FIND_FILES, [applicationId]);
  }
}
