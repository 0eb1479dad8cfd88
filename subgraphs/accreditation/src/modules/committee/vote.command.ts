import { Refused } from '@apogee/shared/errors';
import type { CommitteeSessionId, PersonId } from '@apogee/shared/ids';
import type { WriteContext } from '../procedure';
import { committeeRefusal } from './committee-refusals';
import {
  type BallotChoice,
  castBallot as withBallot,
  declareConflict as withConflict,
} from './deliberation';
import { enterDeliberation, enterSession } from './enter-session.command';
import type { RegisteredGround } from './recusal';
import { type FileAct, lockScheduledFile } from './scheduled-file.command';
import { publishTallyChange } from './tally.events';

/** The caller does not deal with a file. */
export async function declareConflict(
  write: WriteContext,
  act: FileAct & { readonly ground: RegisteredGround },
): Promise<CommitteeSessionId> {
  const now = write.clock.now();
  await write.inTransaction(async (database) => {
    const entered = await enterSession(database, write, act.sessionId);
    const deliberation = await enterDeliberation(entered, act.applicationId, now);
    await lockScheduledFile(database, act);
    const declared = { personId: personOf(write), ground: act.ground, declaredAt: now };
    const { recusals } = withConflict(deliberation, declared);
    await entered.register.insertRecusals(deliberation, recusals.slice(-1));
    publishTallyChange(database, act, now);
  });
  return act.sessionId;
}

/** The caller votes on a file. */
export async function castVote(
  write: WriteContext,
  act: FileAct & { readonly choice: BallotChoice },
): Promise<CommitteeSessionId> {
  const now = write.clock.now();
  await write.inTransaction(async (database) => {
    const entered = await enterSession(database, write, act.sessionId);
    const deliberation = await enterDeliberation(entered, act.applicationId, now);
    await lockScheduledFile(database, act);
    const ballot = { personId: personOf(write), choice: act.choice, castAt: now };
    withBallot(deliberation, ballot);
    await entered.register.insertBallot(deliberation, ballot);
    publishTallyChange(database, act, now);
  });
  return act.sessionId;
}

function personOf({ caller }: WriteContext): PersonId {
  if (caller.personId === null) {
    throw new Refused([committeeRefusal('NO_SEAT')]);
  }
  return caller.personId;
}
