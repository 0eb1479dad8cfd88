import { canonicalJson, isCanonicalJson, type JsonValue, parseJson } from '@apogee/shared/json';
import { GENESIS, type LedgerHead, sha256 } from './chain';

/** A row of the ledger, with the columns that say again what its content says. */
export interface StoredRecord {
  readonly seq: number;
  readonly text: string;
  readonly contentSha256: string;
  readonly columns: Readonly<Record<string, JsonValue>>;
}

/** Where a chain breaks first, and why. */
interface ChainBreak {
  readonly seq: number;
  readonly reason: string;
}

export interface Verification {
  /** The last record up to which the chain holds. */
  readonly head: LedgerHead;
  readonly broken: ChainBreak | null;
}

/**
 * Verifies records in the order of their numbers, from the record after `head` on. Whatever byte of them was changed,
 * added or removed breaks the chain, but for one thing that no chain can tell: that its end was cut off, or that it
 * was written anew from some record to the end. Against that, keep a number and its hash elsewhere.
 */
export function verifyChain(
  records: Iterable<StoredRecord>,
  head: LedgerHead = GENESIS,
): Verification {
  let verified = head;
  for (const record of records) {
    const reason = flawOf(record, verified);
    if (reason !== null) {
      return { head: verified, broken: { seq: record.seq, reason } };
    }
    verified = { seq: record.seq, contentSha256: record.contentSha256 };
  }
  return { head: verified, broken: null };
}

function flawOf(
  { seq, text, contentSha256, columns }: StoredRecord,
  head: LedgerHead,
): string | null {
  if (seq !== head.seq + 1) {
    return `it follows record ${head.seq}: what was between them is missing`;
  }
  if (sha256(text) !== contentSha256) {
    return 'its content is not what its hash says';
  }
  const content = contentOf(text);
  if (content === null) {
    return 'its content is not in canonical form';
  }
  return flawOfContent(content, { seq, head, columns });
}

interface Place {
  readonly seq: number;
  readonly head: LedgerHead;
  readonly columns: StoredRecord['columns'];
}

function flawOfContent(content: Content, { seq, head, columns }: Place): string | null {
  if (content['seq'] !== seq) {
    return `its content calls it record ${canonicalJson(content['seq'] ?? null)}`;
  }
  if (content['previousSha256'] !== head.contentSha256) {
    return `it is not linked to record ${head.seq}: one of the two was replaced`;
  }
  const column = Object.keys(columns).find((name) => columns[name] !== valueAt(content, name));
  return column === undefined ? null : `its column ${column} is not what its content says`;
}

type Content = Readonly<Record<string, JsonValue>>;

/** Null when it is no object, or not written in the one way in which it is hashed. */
function contentOf(text: string): Content | null {
  try {
    const value = parseJson(text);
    return isContent(value) && isCanonicalJson(text, value) ? value : null;
  } catch {
    return null;
  }
}

function isContent(value: JsonValue): value is Content {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** `idempotency.key` is the member of a member. */
function valueAt(content: Content, path: string): JsonValue {
  return path
    .split('.')
    .reduce<JsonValue>((value, name) => (isContent(value) ? (value[name] ?? null) : null), content);
}
