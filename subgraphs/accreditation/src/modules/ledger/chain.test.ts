import type { IsoDate } from '@apogee/shared/clock';
import type { LabelNumber } from '@apogee/shared/ids';
import { canonicalJson, type JsonValue } from '@apogee/shared/json';
import fc from 'fast-check';
import { draftOf } from '../../testing/record-drafts';
import { GENESIS, openRecord, sealRecord, sha256 } from './chain';
import { type StoredRecord, verifyChain } from './chain-verification';
import { DecisionOutcome, type LedgerRecord, type RecordDraft } from './ledger-record';

const anyText = fc.string({ unit: 'grapheme', maxLength: 20 });

const anyDraft: fc.Arbitrary<RecordDraft> = fc
  .record({
    outcome: fc.constantFrom(...Object.values(DecisionOutcome)),
    actor: anyText,
    decidedAt: fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    }),
    effectiveFrom: fc.constantFrom('2026-11-22', '2024-02-29').map((day) => day as IsoDate),
    labelNumber: fc.option(anyText.map((text) => text as LabelNumber)),
    grounds: fc.array(fc.record({ fr: anyText, en: fc.option(anyText) }), { maxLength: 2 }),
    rectifies: fc.option(fc.integer({ min: 1, max: 5 })),
    idempotency: fc.option(fc.record({ key: anyText, request: fc.constant({ a: 1 }) })),
  })
  .map(draftOf);

const anyChain = fc.array(anyDraft, { minLength: 1, maxLength: 8 }).map(sealed);

function sealed(drafts: readonly RecordDraft[]): readonly LedgerRecord[] {
  const records: LedgerRecord[] = [];
  for (const draft of drafts) {
    records.push(sealRecord(draft, records.at(-1) ?? GENESIS));
  }
  return records;
}

/** As the database would give it back. */
function stored(record: LedgerRecord): StoredRecord {
  const { seq, text, contentSha256, previousSha256, outcome, labelNumber, idempotency } = record;
  const columns = {
    previousSha256,
    outcome,
    labelNumber,
    'idempotency.key': idempotency?.key ?? null,
  };
  return { seq, text, contentSha256, columns };
}

const firstBreak = (records: readonly StoredRecord[]): number | null =>
  verifyChain(records).broken?.seq ?? null;

/** The text with its character at a place, counted round, replaced by another. */
function changedAt(text: string, place: number): string {
  const at = place % text.length;
  const changed = String.fromCharCode(text.charCodeAt(at) ^ 1);
  return text.slice(0, at) + changed + text.slice(at + 1);
}

type Where = 'text' | 'contentSha256' | 'previousSha256' | 'outcome';

function changedRow(
  row: StoredRecord,
  { place, where }: { readonly place: number; readonly where: Where },
): StoredRecord {
  if (where === 'text' || where === 'contentSha256') {
    return { ...row, [where]: changedAt(row[where], place) };
  }
  const changed = changedAt(JSON.stringify(row.columns[where]), place);
  return { ...row, columns: { ...row.columns, [where]: changed } };
}

describe('the chain of records', () => {
  it('invariant 26: holds, with numbers from 1 without holes, and reads back as it was sealed', () => {
    fc.assert(
      fc.property(anyChain, (records) => {
        expect(verifyChain(records.map(stored))).toEqual({
          head: { seq: records.length, contentSha256: records.at(-1)?.contentSha256 },
          broken: null,
        });
        expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1));
        expect(records.map(openRecord)).toEqual(records);
      }),
    );
  });

  it('invariant 26: breaks at the record of which any one character was changed', () => {
    fc.assert(
      fc.property(
        anyChain,
        fc.nat(),
        fc.nat(),
        fc.constantFrom<Where>('text', 'contentSha256', 'previousSha256', 'outcome'),
        (...[records, which, place, where]) => {
          const index = which % records.length;
          const rows = records.map(stored);
          const changed = rows.flatMap((row, at) =>
            at === index ? [changedRow(row, { place, where })] : [row],
          );
          expect(firstBreak(changed)).toBe(index + 1);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('invariant 26: breaks where a record was taken out, put in twice, or two were exchanged', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), (records, which) => {
        fc.pre(records.length >= 2);
        const rows = records.map(stored);
        const index = which % (rows.length - 1);
        expect(firstBreak(rows.toSpliced(index, 1))).toBe(index + 2);
        expect(firstBreak(rows.toSpliced(index, 0, ...rows.slice(index, index + 1)))).toBe(
          index + 1,
        );
        const [one, other] = rows.slice(index, index + 2);
        expect(
          firstBreak(rows.toSpliced(index, 2, ...[other, one].flatMap((row) => row ?? []))),
        ).toBe(index + 2);
      }),
    );
  });

  it('invariant 26: breaks after a record that was replaced by another with a right hash', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), (records, which) => {
        fc.pre(records.length >= 2);
        const rows = records.map(stored);
        const index = which % (rows.length - 1);
        const before = records[index - 1] ?? GENESIS;
        const forged = stored(sealRecord(draftOf({ actor: 'somebody else entirely' }), before));
        expect(firstBreak(rows.with(index, forged))).toBe(index + 2);
      }),
    );
  });

  it('breaks at a record whose content has the right hash and is not in canonical form', () => {
    const [record] = sealed([draftOf()]);
    const spaced = JSON.stringify(JSON.parse(record?.text ?? ''), null, 1);
    const [row] = [record].flatMap((one) => (one === undefined ? [] : [stored(one)]));
    expect(
      verifyChain([{ ...(row as StoredRecord), text: spaced, contentSha256: sha256(spaced) }]),
    ).toMatchObject({ broken: { seq: 1, reason: 'its content is not in canonical form' } });
  });

  it('hashes a text that says its number and the hash before, in an order of its own', () => {
    const [record] = sealed([draftOf()]);
    const content = JSON.parse(record?.text ?? '') as JsonValue;
    expect(content).toMatchObject({ format: 1, seq: 1, previousSha256: '0'.repeat(64) });
    expect(canonicalJson(content)).toBe(record?.text);
    expect(record?.contentSha256).toBe(sha256(record?.text ?? ''));
  });
});
