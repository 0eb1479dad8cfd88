import { hash } from 'node:crypto';
import { canonicalJson, type JsonValue } from '@apogee/shared/json';
import type { LedgerContent, LedgerRecord, RecordDraft } from './ledger-record';

/** The end of the chain, to which the next record is linked. */
export interface LedgerHead {
  readonly seq: number;
  readonly contentSha256: string;
}

/** What the first record is linked to. */
export const GENESIS: LedgerHead = { seq: 0, contentSha256: '0'.repeat(64) };

export function sha256(text: string): string {
  return hash('sha256', text);
}

/** Names all that was asked with an idempotency key. */
export function requestSha256(request: JsonValue): string {
  return sha256(canonicalJson(request));
}

/** Makes of a draft the record that follows `head`. */
export function sealRecord(draft: RecordDraft, head: LedgerHead): LedgerRecord {
  const { idempotency, decidedAt, ...particulars } = draft;
  const content: LedgerContent = {
    ...particulars,
    format: 1,
    seq: head.seq + 1,
    previousSha256: head.contentSha256,
    decidedAt: decidedAt.toISOString(),
    idempotency:
      idempotency === null
        ? null
        : { key: idempotency.key, requestSha256: requestSha256(idempotency.request) },
  };
  const text = canonicalJson(asJson(content));
  return { ...content, text, contentSha256: sha256(text) };
}

/** A stored record, read back. */
export function openRecord({
  text,
  contentSha256,
}: Pick<LedgerRecord, 'text' | 'contentSha256'>): LedgerRecord {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `sealRecord` alone writes these texts, and the database refuses to change them
  return Object.assign(JSON.parse(text) as LedgerContent, { text, contentSha256 });
}

function asJson(content: LedgerContent): JsonValue {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its members are text, numbers, booleans, null, lists and objects of those; an interface has no index signature to say so
  return content as unknown as JsonValue;
}
