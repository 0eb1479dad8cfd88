import type { Database } from '@apogee/shared/database';
import { groupByKey } from '@apogee/shared/graphql';
import type { LabelDraft, LabelLedger } from '../modules/label';
import {
  appendRecords,
  type LedgerRecord,
  LedgerRepository,
  lockLedger,
  requestSha256,
} from '../modules/ledger';
import { SAMPLE_KEY, toLabelDrafts } from './sample-records';
import type { SampleLabel } from './sample-shapes';

/**
 * Brings the sample labels into the ledger, which forgets nothing. What is there already stays; a record that the
 * files now tell otherwise is rectified. A label that somebody has acted upon since is theirs: it is left as it is.
 */
export async function recordLabels(
  database: Database,
  labelLedger: LabelLedger,
  labels: readonly SampleLabel[],
): Promise<void> {
  await lockLedger(database);
  const numbers = labels.map(({ number }) => number);
  const known = await new LedgerRepository(database).findByLabels(numbers);
  const others = new Set(known.filter(isOfSomebody).map(({ labelNumber }) => labelNumber));
  const drafts = toLabelDrafts(labels).filter(({ labelNumber }) => !others.has(labelNumber));
  await appendRecords(database, newDrafts(drafts, known));
  await labelLedger.rewrite(database, numbers);
}

function isOfSomebody({ idempotency }: LedgerRecord): boolean {
  return idempotency?.key.startsWith(SAMPLE_KEY) !== true;
}

function newDrafts(
  drafts: readonly LabelDraft[],
  known: readonly LedgerRecord[],
): readonly LabelDraft[] {
  const loaded = groupByKey(drafts.map(keyOf), known, ({ idempotency }) =>
    originalKey(idempotency?.key ?? ''),
  );
  return drafts.flatMap((draft, index) => asNew(draft, loaded[index] ?? []));
}

/** The draft when it was never loaded, nothing when it was, a correction when the files said something else then. */
function asNew(draft: LabelDraft, versions: readonly LedgerRecord[]): readonly LabelDraft[] {
  const [original] = versions;
  if (original === undefined || draft.idempotency === null) {
    return [draft];
  }
  const { key, request } = draft.idempotency;
  if (versions.at(-1)?.idempotency?.requestSha256 === requestSha256(request)) {
    return [];
  }
  const idempotency = { key: `${key}${VERSION_MARK}${versions.length}`, request };
  return [{ ...draft, outcome: 'RECTIFIED', rectifies: original.seq, idempotency }];
}

const VERSION_MARK = '@';

function keyOf({ idempotency }: LabelDraft): string {
  return idempotency?.key ?? '';
}

function originalKey(key: string): string {
  return key.split(VERSION_MARK)[0] ?? key;
}
