import type { Database } from '@apogee/shared/database';
import type { FirmId } from '@apogee/shared/ids';
import type { Revision, RevisionId, RevisionStep, Standing } from './revision';
import type { Viewer } from './revision.viewer';
import type { RevisionState } from './revision-state';

const COLUMNS = `
  revision.id, revision.record_id as "recordId", revision.firm_id as "firmId", revision.number, revision.state,
  revision.version, revision.record_version as "recordVersion", revision.content,
  revision.created_at as "createdAt"
`;

/** $1 whether the viewer sees everything, $2 the firms whose revisions he sees. */
const VISIBLE = '($1::boolean or revision.firm_id = any($2::text[]))';

const LOCK_VISIBLE = `
  /* revision.lockVisible */
  select ${COLUMNS} from catalogue.revision as revision
  where revision.id = $3 and ${VISIBLE}
  for update
`;

const LOCK_STANDING = `
  /* revision.lockStanding */
  select ${COLUMNS} from catalogue.revision as revision
  where revision.record_id = $1 and revision.state in ('PUBLISHED', 'ARCHIVED')
  for update
`;

const INSERT = `
  /* revision.insert */
  insert into catalogue.revision (
    id, record_id, firm_id, number, state, version, record_version, content, created_at
  )
  values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9)
  on conflict (record_id) where state in ('DRAFT', 'SUBMITTED') do nothing
  returning id
`;

const UPDATE = `
  /* revision.update */
  with written as (
    update catalogue.revision
    set number = $2, state = $3, version = $4, record_version = $5, content = $6::jsonb
    where id = $1 and version = $4 - 1
    returning id
  )
  select id from written
`;

const APPEND_STEP = `
  /* revision.appendStep */
  insert into catalogue.revision_step (revision_id, ordinal, state, at, actor, reason_fr, reason_en)
  select $1, coalesce(max(ordinal), 0) + 1, $2, $3, $4, $5, $6
  from catalogue.revision_step
  where revision_id = $1
`;

const FIND_SUBMISSION = `
  /* revision.findSubmission */
  select max(at) as at from catalogue.revision_step where revision_id = $1 and state = 'SUBMITTED'
`;

const FIND_BY_IDS = `
  /* revision.findByIds */
  select ${COLUMNS} from catalogue.revision as revision
  where revision.id = any($3) and ${VISIBLE}
`;

const FIND_NUMBERED = `
  /* revision.findNumbered */
  select ${COLUMNS} from catalogue.revision as revision
  join unnest($3::text[], $4::integer[]) as wanted (record_id, number) using (record_id, number)
  where ${VISIBLE}
`;

const FIND_STEPS = `
  /* revision.findSteps */
  select
    revision_id as "revisionId", ordinal, state, at, actor,
    case when reason_fr is not null then jsonb_build_object('fr', reason_fr, 'en', reason_en) end as reason
  from catalogue.revision_step
  where revision_id = any($1)
  order by revision_id, ordinal
`;

/** $3 states, $4 firm, $5 record; null asks for nothing. */
const MATCHES = `
  ${VISIBLE}
  and ($3::text[] is null or revision.state = any($3))
  and ($4::text is null or revision.firm_id = $4)
  and ($5::text is null or revision.record_id = $5)
`;

const PAGE = `
  /* revision.page */
  select ${COLUMNS} from catalogue.revision as revision
  where ${MATCHES}
    and ($6::timestamptz is null or (revision.created_at, revision.id) < ($6, $7::text))
  order by revision.created_at desc, revision.id desc
  limit $8
`;

const COUNT = `
  /* revision.count */
  select count(*) as total from catalogue.revision as revision where ${MATCHES}
`;

/** Which revisions a list holds. Null asks for nothing. */
export interface RevisionCriteria {
  readonly states: readonly RevisionState[] | null;
  readonly firmId: FirmId | null;
  readonly recordId: string | null;
}

/** Where a page begins and how many rows to read. */
export interface RevisionPage {
  readonly after: { readonly createdAt: string; readonly id: string } | null;
  readonly limit: number;
}

/** A published revision of a record, by its number. */
export interface NumberedKey {
  readonly recordId: string;
  readonly number: number;
}

/** Writes revisions in its caller's transaction. */
export class RevisionRepository {
  constructor(private readonly database: Database) {}

  /** Nobody else's to change until the transaction ends; null where the viewer sees none. */
  async lockVisible(id: RevisionId, viewer: Viewer): Promise<Revision | null> {
    const [row] = await this.database.query<Revision[]>(LOCK_VISIBLE, [...rightsOf(viewer), id]);
    return row ?? null;
  }

  async lockStanding(recordId: string): Promise<Standing> {
    const [row] = await this.database.query<Revision[]>(LOCK_STANDING, [recordId]);
    return row ?? null;
  }

  /** False when the record has another open revision. */
  async insert(revision: Revision): Promise<boolean> {
    const { id, recordId, firmId, number, state, version, recordVersion } = revision;
    const rows = await this.database.query<unknown[]>(INSERT, [
      id,
      recordId,
      firmId,
      number,
      state,
      version,
      recordVersion,
      JSON.stringify(revision.content),
      revision.createdAt,
    ]);
    return rows.length > 0;
  }

  /** Writes a locked revision whose version is one more than the stored one. */
  async update({ id, number, state, version, recordVersion, content }: Revision): Promise<void> {
    const written = await this.database.query<unknown[]>(UPDATE, [
      id,
      number,
      state,
      version,
      recordVersion,
      JSON.stringify(content),
    ]);
    if (written.length === 0) {
      throw new TypeError(`Revision ${id} was written without having been locked.`);
    }
  }

  /** When it was handed in last. */
  async getSubmission(id: RevisionId): Promise<Date> {
    const [row] = await this.database.query<{ readonly at: Date | null }[]>(FIND_SUBMISSION, [id]);
    if (row === undefined || row.at === null) {
      throw new TypeError(`Revision ${id} was never submitted.`);
    }
    return row.at;
  }

  async appendStep({
    revisionId,
    state,
    at,
    actor,
    reason,
  }: Omit<RevisionStep, 'ordinal'>): Promise<void> {
    await this.database.query(APPEND_STEP, [
      revisionId,
      state,
      at,
      actor,
      reason?.fr ?? null,
      reason?.en ?? null,
    ]);
  }
}

/** Reads revisions for one viewer. What he does not see is not there. */
export class RevisionReadingRepository {
  constructor(
    private readonly database: Database,
    private readonly viewer: Viewer,
  ) {}

  findByIds(ids: readonly RevisionId[]): Promise<Revision[]> {
    return this.database.query(FIND_BY_IDS, [...rightsOf(this.viewer), ids]);
  }

  findNumbered(keys: readonly NumberedKey[]): Promise<Revision[]> {
    return this.database.query(FIND_NUMBERED, [
      ...rightsOf(this.viewer),
      keys.map(({ recordId }) => recordId),
      keys.map(({ number }) => number),
    ]);
  }

  /** Of revisions that were found for the viewer before, oldest first. */
  findSteps(ids: readonly RevisionId[]): Promise<RevisionStep[]> {
    return this.database.query(FIND_STEPS, [ids]);
  }

  /** Newest first. */
  page(criteria: RevisionCriteria, { after, limit }: RevisionPage): Promise<Revision[]> {
    const position = [after?.createdAt ?? null, after?.id ?? null, limit];
    return this.database.query(PAGE, [...this.#parametersOf(criteria), ...position]);
  }

  async count(criteria: RevisionCriteria): Promise<number> {
    const parameters = this.#parametersOf(criteria);
    const [row] = await this.database.query<{ readonly total: number }[]>(COUNT, parameters);
    return row?.total ?? 0;
  }

  #parametersOf({ states, firmId, recordId }: RevisionCriteria): unknown[] {
    return [...rightsOf(this.viewer), states, firmId, recordId];
  }
}

function rightsOf({ everything, firmIds }: Viewer): [boolean, readonly string[]] {
  return [everything, firmIds];
}
