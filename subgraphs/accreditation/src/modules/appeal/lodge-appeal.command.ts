import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import { isAppealable, ledgerRefusal } from '../ledger';
import { actorOf, newId, type WriteContext } from '../procedure';
import { type AppealId, AppealState } from './appeal';
import { AppealRepository } from './appeal.repository';
import { appealRefusal } from './appeal-refusals';
import { type AppealedDecision, findAppealedDecision } from './appealed-decision.command';

/** What a firm says against a decision that was taken against it. */
export interface NewAppeal {
  readonly seq: number;
  readonly grounds: string;
}

const PATH: readonly string[] = ['input', 'seq'];

/** The firm appeals against a refusal, or a measure against its label, in time and once. */
export async function lodgeAppeal(
  write: WriteContext,
  { seq, grounds }: NewAppeal,
): Promise<AppealId> {
  const { caller, clock, inTransaction } = write;
  const id = newId<AppealId>('apl');
  await inTransaction(async (database) => {
    const decision = await findOwnDecision(database, write, seq);
    assertAppealable(decision, clock.today());
    const lodged = await new AppealRepository(database).insert({
      id,
      againstSeq: seq,
      appellantId: decision.addresseeId,
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

/** A decision against the caller's firm. To whoever acts for another one there is no such record. */
async function findOwnDecision(
  database: Database,
  { caller }: WriteContext,
  seq: number,
): Promise<AppealedDecision> {
  const decision = await findAppealedDecision(database, seq);
  if (decision === null || !caller.firmIds.has(decision.addresseeId)) {
    throw new Refused([ledgerRefusal('RECORD_UNKNOWN', { path: PATH, values: { seq } })]);
  }
  return decision;
}

function assertAppealable({ original, standing }: AppealedDecision, today: IsoDate): void {
  const { seq, rectifies } = original;
  if (rectifies !== null) {
    const values = { seq, original: rectifies };
    throw new Refused([ledgerRefusal('RECORD_IS_A_CORRECTION', { path: PATH, values })]);
  }
  const deadline = standing.appealDeadline ?? original.appealDeadline;
  const isAnnulled = original.change !== null && standing.change === null;
  if (!isAppealable(original) || deadline === null || isAnnulled) {
    throw new Refused([appealRefusal('NOT_APPEALABLE', { path: PATH, values: { seq } })]);
  }
  if (today > deadline) {
    throw new Refused([appealRefusal('APPEAL_TOO_LATE', { path: PATH, values: { deadline } })]);
  }
}
