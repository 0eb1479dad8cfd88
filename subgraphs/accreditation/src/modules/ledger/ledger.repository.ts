import { type Database, lockForTransaction } from '@apogee/shared/database';
import type { PersonId } from '@apogee/shared/ids';
import { GENESIS, type LedgerHead, openRecord } from './chain';
import type { StoredRecord } from './chain-verification';
import type { LedgerRecord, Signatory } from './ledger-record';

const LOCK = 'decision ledger';

const FIND_HEAD = `
  /* ledger.findHead */
  select seq, content_sha256 as "contentSha256"
  from accreditation.ledger_record
  order by seq desc
  limit 1
`;

const COLUMNS = `content as text, content_sha256 as "contentSha256"`;

const FIND_BY_KEYS = `
  /* ledger.findByKeys */
  select ${COLUMNS}
  from accreditation.ledger_record
  where idempotency_key = any($1)
`;

const FIND_BY_SEQS = `
  /* ledger.findBySeqs */
  select ${COLUMNS}
  from accreditation.ledger_record
  where seq = any($1)
`;

const FIND_WITH_CORRECTIONS = `
  /* ledger.findWithCorrections */
  select ${COLUMNS}
  from accreditation.ledger_record
  where seq = $1 or rectifies = $1
  order by seq
`;

const FIND_SIGNATORIES = `
  /* ledger.findSignatories */
  select id as "personId", display_name as "displayName", directorate_code as "directorateCode"
  from accreditation.person
  where id = any($1)
  order by id
`;

const FIND_BY_APPLICATIONS = `
  /* ledger.findByApplications */
  select ${COLUMNS}
  from accreditation.ledger_record
  where application_id = any($1)
  order by seq
`;

const FIND_BY_LABELS = `
  /* ledger.findByLabels */
  select ${COLUMNS}
  from accreditation.ledger_record
  where label_number = any($1)
  order by seq
`;

/** Also of labels that are written down nowhere. */
const FIND_BETWEEN_LABELS = `
  /* ledger.findBetweenLabels */
  select ${COLUMNS}
  from accreditation.ledger_record
  where label_number > $1 and ($2::text is null or label_number <= $2)
  order by label_number, seq
`;

const PAGE = `
  /* ledger.page */
  select ${COLUMNS}
  from accreditation.ledger_record
  where seq >= $1
  order by seq
  limit $2
`;

/** Each column as the content writes it, and by the name that it has there. */
const PAGE_STORED = `
  /* ledger.pageStored */
  select
    seq,
    content as text,
    content_sha256 as "contentSha256",
    previous_sha256 as "previousSha256",
    outcome,
    authority,
    application_id as "applicationId",
    label_number as "labelNumber",
    to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decidedAt",
    effective_from as "effectiveFrom",
    rectifies,
    idempotency_key as "idempotency.key"
  from accreditation.ledger_record
  where seq > $1
  order by seq
  limit $2
`;

/** The columns say what the content says, for finding records: they are read from it here and nowhere else. */
const INSERT = `
  /* ledger.insert */
  insert into accreditation.ledger_record (
    seq, content, content_sha256, previous_sha256, outcome, authority, application_id, label_number, decided_at,
    effective_from, rectifies, idempotency_key
  )
  select
    (content ->> 'seq')::bigint, text, sha256, content ->> 'previousSha256', content ->> 'outcome',
    content ->> 'authority', content ->> 'applicationId', content ->> 'labelNumber',
    (content ->> 'decidedAt')::timestamptz, (content ->> 'effectiveFrom')::date, (content ->> 'rectifies')::bigint,
    content #>> '{idempotency,key}'
  from (
    select text, sha256, text::jsonb as content
    from unnest($1::text[], $2::text[]) sealed (text, sha256)
  ) records
  order by (content ->> 'seq')::bigint
`;

type StoredText = Pick<LedgerRecord, 'text' | 'contentSha256'>;
type StoredRow = Omit<StoredRecord, 'columns'> & StoredRecord['columns'];

/** The ledger's table. It takes records and gives them; the database refuses everything else. */
export class LedgerRepository {
  constructor(private readonly database: Database) {}

  /** Whoever appends waits here for the one before, until this transaction ends: so the sequence has no holes. */
  lock(): Promise<void> {
    return lockForTransaction(this.database, LOCK);
  }

  async findHead(): Promise<LedgerHead> {
    const [head] = await this.database.query<LedgerHead[]>(FIND_HEAD);
    return head ?? GENESIS;
  }

  findByKeys(keys: readonly string[]): Promise<LedgerRecord[]> {
    return keys.length === 0 ? Promise.resolve([]) : this.read(FIND_BY_KEYS, [keys]);
  }

  findBySeqs(seqs: readonly number[]): Promise<LedgerRecord[]> {
    return seqs.length === 0 ? Promise.resolve([]) : this.read(FIND_BY_SEQS, [seqs]);
  }

  /** The record and what corrected it, in the order of the ledger. */
  findWithCorrections(seq: number): Promise<LedgerRecord[]> {
    return this.read(FIND_WITH_CORRECTIONS, [seq]);
  }

  findSignatories(ids: readonly PersonId[]): Promise<Signatory[]> {
    return this.database.query<Signatory[]>(FIND_SIGNATORIES, [ids]);
  }

  /** In the order of the ledger. */
  findByApplications(ids: readonly string[]): Promise<LedgerRecord[]> {
    return this.read(FIND_BY_APPLICATIONS, [ids]);
  }

  /** In the order of the ledger. */
  findByLabels(numbers: readonly string[]): Promise<LedgerRecord[]> {
    return numbers.length === 0 ? Promise.resolve([]) : this.read(FIND_BY_LABELS, [numbers]);
  }

  /** Of the labels whose numbers follow `after`, up to `last` or to the end; in the order of numbers and the ledger. */
  findBetweenLabels(after: string, last: string | null): Promise<LedgerRecord[]> {
    return this.read(FIND_BETWEEN_LABELS, [after, last]);
  }

  page(fromSeq: number, limit: number): Promise<LedgerRecord[]> {
    return this.read(PAGE, [fromSeq, limit]);
  }

  /** As stored, unopened, for who does not trust it. */
  async pageStored(afterSeq: number, limit: number): Promise<StoredRecord[]> {
    const rows = await this.database.query<StoredRow[]>(PAGE_STORED, [afterSeq, limit]);
    return rows.map(({ seq, text, contentSha256, ...columns }) => ({
      seq,
      text,
      contentSha256,
      columns,
    }));
  }

  async insert(records: readonly LedgerRecord[]): Promise<void> {
    if (records.length > 0) {
      const texts = records.map(({ text }) => text);
      await this.database.query(INSERT, [texts, records.map((record) => record.contentSha256)]);
    }
  }

  private async read(statement: string, parameters: unknown[]): Promise<LedgerRecord[]> {
    const rows = await this.database.query<StoredText[]>(statement, parameters);
    return rows.map(openRecord);
  }
}
