import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { FirmId } from '@apogee/shared/ids';
import { ApplicationRepository } from '../application';
import {
  getRecordAsCorrected,
  type LedgerRecord,
  LedgerRepository,
  ledgerRefusal,
} from '../ledger';
import { actorOf, newId, type WriteContext } from '../procedure';
import { type AppealId, AppealState } from './appeal';
import { AppealRepository } from './appeal.repository';
import { appealRefusal } from './appeal-refusals';

/** What a firm says against the refusal of its application. */
export interface NewAppeal {
  readonly seq: number;
  readonly grounds: string;
}

const PATH: readonly string[] = ['input', 'seq'];

/** The firm appeals against a refusal, in time and once. */
export async function lodgeAppeal(
  write: WriteContext,
  { seq, grounds }: NewAppeal,
): Promise<AppealId> {
  const { caller, clock, inTransaction } = write;
  const id = newId<AppealId>('apl');
  await inTransaction(async (database) => {
    const appellantId = await findAppellant(database, write, seq);
    const { standing } = await getRecordAsCorrected(database, seq);
    assertAppealable(standing, seq, clock.today());
    const lodged = await new AppealRepository(database).insert({
      id,
      againstSeq: seq,
      appellantId,
      grounds,
      state: AppealState.LODGED,
      lodgedAt: clock.now(),
      lodgedBy: actorOf(caller),
      admissibilityReason: null,
      findings: null,
      outcomeSeq: null,
      version: 1,
      panel: [],
    });
    if (!lodged) {
      throw new Refused([appealRefusal('ALREADY_APPEALED', { path: PATH })]);
    }
  });
  return id;
}

/** The caller's firm whose file the record is about. To whoever acts for another one there is no such record. */
async function findAppellant(
  database: Database,
  { caller }: WriteContext,
  seq: number,
): Promise<FirmId> {
  const [record] = await new LedgerRepository(database).findBySeqs([seq]);
  const applicationId = record?.applicationId ?? null;
  const application =
    applicationId === null ? null : await new ApplicationRepository(database).lock(applicationId);
  if (application === null || !caller.firmIds.has(application.applicantId)) {
    throw new Refused([ledgerRefusal('RECORD_UNKNOWN', { path: PATH, values: { seq } })]);
  }
  return application.applicantId;
}

function assertAppealable(
  { outcome, appealDeadline }: LedgerRecord,
  seq: number,
  today: IsoDate,
): void {
  const refusal: LedgerRecord['outcome'] = 'REFUSED';
  if (outcome !== refusal || appealDeadline === null) {
    throw new Refused([appealRefusal('NOT_APPEALABLE', { path: PATH, values: { seq } })]);
  }
  if (today > appealDeadline) {
    const values = { deadline: appealDeadline };
    throw new Refused([appealRefusal('APPEAL_TOO_LATE', { path: PATH, values })]);
  }
}
