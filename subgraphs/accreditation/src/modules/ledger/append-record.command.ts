import type { Database } from '@apogee/shared/database';
import type { PersonId } from '@apogee/shared/ids';
import { LedgerRepository } from './ledger.repository';
import type { Idempotency, LedgerRecord, RecordDraft, Signatory } from './ledger-record';
import { expectOriginal, expectSameRequest, OpenLedger, questionOf } from './open-ledger.command';

/**
 * Writes a record into the ledger, in the caller's transaction: it is there, with whatever the caller changes beside
 * it, when that transaction is committed, or not at all. From here to its end nobody else appends; so do everything
 * slow before, and take no lock after it that another command takes before. A record about a label is written by
 * `LabelLedger.record`, which keeps the label's rows and its event with it; the event of any other is made here.
 *
 * With an idempotency key that was used before, the record of that time is returned and nothing is written; if
 * another request came with the key, it is refused.
 */
export async function appendRecord(database: Database, draft: RecordDraft): Promise<LedgerRecord> {
  const [record] = await appendRecords(database, [draft]);
  if (record === undefined) {
    throw new TypeError('A draft was appended and no record came of it.');
  }
  return record;
}

/** As `appendRecord`, for several that follow each other. */
export async function appendRecords(
  database: Database,
  drafts: readonly RecordDraft[],
): Promise<readonly LedgerRecord[]> {
  const ledger = await OpenLedger.open(database, { ...questionOf(drafts), labelNumbers: [] });
  const records = drafts.map(
    (draft) => ledger.findReplay(draft.idempotency) ?? added(ledger, draft),
  );
  await ledger.write();
  return records;
}

function added(ledger: OpenLedger, draft: RecordDraft): LedgerRecord {
  const record = ledger.seal(draft);
  ledger.add(record);
  return record;
}

/**
 * The record that an earlier request with this key made; null when there was none. A command asks first of all, as
 * what it would check (versions, states) has changed with its own first run. Refuses another request.
 */
export async function findReplay(
  database: Database,
  { key, request }: Idempotency,
): Promise<LedgerRecord | null> {
  const [earlier] = await new LedgerRepository(database).findByKeys([key]);
  if (earlier === undefined) {
    return null;
  }
  expectSameRequest(earlier, request);
  return earlier;
}

/** Begins a command that reads before it appends: from here on, nobody else changes what the ledger says. */
export function lockLedger(database: Database): Promise<void> {
  return new LedgerRepository(database).lock();
}

/** A record and the one that stands in its place: itself, or its last correction. Refuses to take a correction for one. */
export async function getRecordAsCorrected(
  database: Database,
  seq: number,
): Promise<{ readonly original: LedgerRecord; readonly standing: LedgerRecord }> {
  const versions = await new LedgerRepository(database).findWithCorrections(seq);
  const original = expectOriginal(seq, versions[0]);
  return { original, standing: versions.at(-1) ?? original };
}

/** Persons as a record names them. */
export async function findSignatories(
  database: Database,
  ids: readonly PersonId[],
): Promise<readonly Signatory[]> {
  return ids.length === 0 ? [] : new LedgerRepository(database).findSignatories(ids);
}
