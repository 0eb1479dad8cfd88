import { transactionsOf } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { DataSource } from 'typeorm';
import { createAccreditationDataSource } from '../../data-source';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { appendToChain, draftOf } from '../../testing/record-drafts';
import { LedgerRepository } from './ledger.repository';
import type { LedgerRecord, RecordDraft } from './ledger-record';

let running: RunningAccreditation;
let dataSource: DataSource;

beforeAll(async () => {
  running = await startAccreditation();
  dataSource = await createAccreditationDataSource(running.url).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await running.stop();
});

const append = (draft: RecordDraft): Promise<LedgerRecord> =>
  transactionsOf(dataSource)((database) => appendToChain(database, draft));

const codesOf = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) =>
    error instanceof Refused ? error.refusals.map(({ code }) => code) : error,
  );

describe('appending to the ledger', () => {
  it('links each record to the one before and reads back what was written', async () => {
    const ledger = new LedgerRepository(dataSource);
    const head = await ledger.findHead();
    const first = await append(draftOf());
    const second = await append(draftOf({ outcome: 'DEFERRED', labelNumber: null, change: null }));
    expect(first).toMatchObject({ seq: head.seq + 1, previousSha256: head.contentSha256 });
    expect(second).toMatchObject({ seq: first.seq + 1, previousSha256: first.contentSha256 });
    expect(await ledger.page(first.seq, 10)).toEqual([first, second]);
    expect(await dataSource.query(ROW, [first.seq])).toEqual([
      {
        outcome: 'SUSPENDED',
        authority: 'COMMITTEE',
        application_id: null,
        label_number: 'X-1',
        decided_at: new Date('2026-11-22T09:30:00.000Z'),
        effective_from: '2026-11-22',
        rectifies: null,
        idempotency_key: null,
        previous_sha256: head.contentSha256,
      },
    ]);
  });

  it('invariant 29: gives the first record to the same request with the same key, later too', async () => {
    const idempotency = { key: 'key-1', request: { suspend: 'X-1' } };
    const first = await append(draftOf({ idempotency }));
    const again = await append(draftOf({ idempotency, decidedAt: new Date('2026-11-25T00:00Z') }));
    expect(again).toEqual(first);
    const other = { key: 'key-1', request: { suspend: 'X-2' } };
    expect(await codesOf(append(draftOf({ idempotency: other })))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
  });

  it.each(['REFUSED', 'SUSPENDED', 'WITHDRAWN'] as const)(
    'invariant 24: refuses a %s record without grounds, and one without an appeal deadline is a bug',
    async (outcome) => {
      const change = null;
      expect(await codesOf(append(draftOf({ outcome, change, grounds: [] })))).toEqual([
        'GROUNDS_MISSING',
      ]);
      await expect(append(draftOf({ outcome, change, appealDeadline: null }))).rejects.toThrow(
        TypeError,
      );
    },
  );

  it('invariant 26: a correction is a new record; corrections of a correction go to the original', async () => {
    const original = await append(draftOf());
    const correction = await append(
      draftOf({ outcome: 'RECTIFIED', rectifies: original.seq, change: null }),
    );
    expect(correction.rectifies).toBe(original.seq);
    for (const [rectifies, code] of [
      [correction.seq, 'RECORD_IS_A_CORRECTION'],
      [1_000_000, 'RECORD_UNKNOWN'],
    ] as const) {
      expect(await codesOf(append(draftOf({ outcome: 'RECTIFIED', rectifies })))).toEqual([code]);
    }
  });

  it('invariant 26: the database refuses to change, delete, truncate, skip or forge', async () => {
    await append(draftOf());
    for (const statement of [
      "update accreditation.ledger_record set label_number = 'X-9'",
      'delete from accreditation.ledger_record where seq = 1',
      'truncate accreditation.ledger_record cascade',
    ]) {
      await expect(dataSource.query(statement)).rejects.toThrow('append-only');
    }
    await expect(dataSource.query(COPY, [2, ''])).rejects.toThrow('follows the last one');
    await expect(dataSource.query(COPY, [1, ' '])).rejects.toThrow('check constraint');
  });

  it('invariant 26: leaves no hole when a transaction that appended is rolled back', async () => {
    const before = await new LedgerRepository(dataSource).findHead();
    await expect(
      transactionsOf(dataSource)(async (database) => {
        await appendToChain(database, draftOf());
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect((await append(draftOf())).seq).toBe(before.seq + 1);
  });
});

const ROW = `
  select
    outcome, authority, application_id, label_number, decided_at, effective_from, rectifies, idempotency_key,
    previous_sha256
  from accreditation.ledger_record
  where seq = $1
`;

/** A forged record, $1 places after the last, with $2 added to its content. */
const COPY = `
  insert into accreditation.ledger_record (
    seq, content, content_sha256, previous_sha256, outcome, authority, decided_at, effective_from
  )
  select
    seq + $1::bigint, content || $2::text, encode(sha256('forged'), 'hex'), content_sha256, outcome, authority, decided_at,
    effective_from
  from accreditation.ledger_record
  order by seq desc
  limit 1
`;
