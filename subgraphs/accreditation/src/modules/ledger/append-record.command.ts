import type { Database } from '@apogee/shared/database';
import { Refused, refuseIfAny } from '@apogee/shared/errors';
import type { PersonId } from '@apogee/shared/ids';
import { requestSha256, sealRecord } from './chain';
import { LedgerRepository } from './ledger.repository';
import type { Idempotency, LedgerRecord, RecordDraft, Signatory } from './ledger-record';
import { assertDraft, draftRefusals, ledgerRefusal } from './ledger-refusals';
import { publishRecords } from './record.events';

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
  drafts.forEach(assertDraft);
  refuseIfAny(drafts.flatMap(draftRefusals));
  const ledger = new LedgerRepository(database);
  await ledger.lock();
  const earlier = await findEarlier(ledger, drafts);
  await expectOriginals(ledger, drafts);
  let head = await ledger.findHead();
  const sealed = drafts.map((draft) => {
    const replayed = earlier.get(draft.idempotency?.key ?? '');
    if (replayed !== undefined) {
      return replayed;
    }
    const record = sealRecord(draft, head);
    head = record;
    return record;
  });
  const fresh = sealed.filter((record) => !earlier.has(record.idempotency?.key ?? ''));
  await ledger.insert(fresh);
  publishRecords(database, fresh);
  return sealed;
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

async function findEarlier(
  ledger: LedgerRepository,
  drafts: readonly RecordDraft[],
): Promise<ReadonlyMap<string, LedgerRecord>> {
  const keyed = new Map(drafts.map(({ idempotency }) => [idempotency?.key, idempotency]));
  keyed.delete(undefined);
  const earlier = new Map<string, LedgerRecord>();
  for (const record of await ledger.findByKeys([...keyed.keys()])) {
    const key = record.idempotency?.key;
    expectSameRequest(record, keyed.get(key)?.request ?? null);
    earlier.set(key ?? '', record);
  }
  return earlier;
}

function expectSameRequest(earlier: LedgerRecord, request: Idempotency['request']): void {
  if (earlier.idempotency?.requestSha256 !== requestSha256(request)) {
    const details = { path: ['input', 'idempotencyKey'], values: { seq: earlier.seq } };
    throw new Refused([ledgerRefusal('IDEMPOTENCY_KEY_REUSED', details)]);
  }
}

async function expectOriginals(
  ledger: LedgerRepository,
  drafts: readonly RecordDraft[],
): Promise<void> {
  const seqs = drafts.flatMap(({ rectifies }) => (rectifies === null ? [] : [rectifies]));
  const found = seqs.length === 0 ? [] : await ledger.findBySeqs(seqs);
  const bySeq = new Map(found.map((record) => [record.seq, record]));
  for (const seq of seqs) {
    expectOriginal(seq, bySeq.get(seq));
  }
}

function expectOriginal(seq: number, original: LedgerRecord | undefined): LedgerRecord {
  const path = ['input', 'seq'];
  if (original === undefined) {
    throw new Refused([ledgerRefusal('RECORD_UNKNOWN', { path, values: { seq } })]);
  }
  if (original.rectifies !== null) {
    const values = { seq, original: original.rectifies };
    throw new Refused([ledgerRefusal('RECORD_IS_A_CORRECTION', { path, values })]);
  }
  return original;
}
