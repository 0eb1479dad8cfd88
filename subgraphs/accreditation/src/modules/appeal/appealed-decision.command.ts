import type { Database } from '@apogee/shared/database';
import type { FirmId, LabelNumber } from '@apogee/shared/ids';
import { type Application, ApplicationRepository } from '../application';
import { findRecordedLabel, type RecordedLabel } from '../label';
import { type LedgerRecord, LedgerRepository } from '../ledger';
import type { Appeal } from './appeal';

/** What an appeal is about, with whom it was decided against. */
export type AppealedDecision = Readonly<{
  original: LedgerRecord;
  /** The original, or its last correction. */
  standing: LedgerRecord;
  addresseeId: FirmId;
}> &
  (
    | Readonly<{ kind: 'REFUSAL'; file: Application }>
    | Readonly<{ kind: 'MEASURE'; label: RecordedLabel; labelNumber: LabelNumber }>
  );

/** A decision with its addressee; a file is locked. Null where nobody is addressed, or there is no such record. */
export async function findAppealedDecision(
  database: Database,
  seq: number,
): Promise<AppealedDecision | null> {
  const versions = await new LedgerRepository(database).findWithCorrections(seq);
  const [original] = versions;
  if (original === undefined) {
    return null;
  }
  const decision = { original, standing: versions.at(-1) ?? original };
  const { applicationId, labelNumber } = original;
  if (applicationId !== null) {
    const file = await new ApplicationRepository(database).lock(applicationId);
    return file === null
      ? null
      : { ...decision, kind: 'REFUSAL', file, addresseeId: file.applicantId };
  }
  const label = labelNumber === null ? null : await findRecordedLabel(database, labelNumber);
  return labelNumber === null || label === null
    ? null
    : { ...decision, kind: 'MEASURE', label, labelNumber, addresseeId: label.holderId };
}

/** As `findAppealedDecision`, of an appeal that was lodged: records do not go away. */
export async function getAppealedDecision(
  database: Database,
  { id, againstSeq }: Appeal,
): Promise<AppealedDecision> {
  const decision = await findAppealedDecision(database, againstSeq);
  if (decision === null) {
    throw new TypeError(`Appeal ${id} is about no decision.`);
  }
  return decision;
}
