import { Refused } from '@apogee/shared/errors';
import type { ApplicationId, CommitteeSessionId } from '@apogee/shared/ids';
import {
  type Application,
  ApplicationRepository,
  applicationRefusal,
  transition,
} from '../application';
import { readAppliedScheme } from '../dossier';
import { evaluationRefusal, isReadyForCommittee, scheduleApplication } from '../evaluation';
import { actorOf, expectVersion, type WriteContext } from '../procedure';
import { deliberationOn } from './committee.record';
import { committeeRefusal } from './committee-refusals';
import { rearranged } from './committee-session';
import {
  changeSession,
  type EnteredSession,
  recuseByRegister,
  type SessionChange,
} from './enter-session.command';
import { isScheduled } from './scheduled-file.command';

/** Puts a file on the agenda: the file goes to SCHEDULED, in the same transaction. */
export function putOnAgenda(
  write: WriteContext,
  change: SessionChange & {
    readonly applicationId: ApplicationId;
    readonly expectedApplicationVersion: number;
  },
): Promise<CommitteeSessionId> {
  return changeSession(write, change, async (entered) => {
    const { register, rows, database } = entered;
    const application = await new ApplicationRepository(database).lock(change.applicationId);
    if (application === null) {
      throw new Refused([
        applicationRefusal('APPLICATION_NOT_FOUND', { path: ['input', 'applicationId'] }),
      ]);
    }
    expectVersion(application, change.expectedApplicationVersion, [
      'input',
      'expectedApplicationVersion',
    ]);
    if (deliberationOn(rows, application.id) !== null) {
      throw new Refused([committeeRefusal('ALREADY_ON_AGENDA')]);
    }
    const session = rearranged(rows.session);
    const scheduled = await toScheduled(write, entered, application);
    await register.appendToAgenda(session.id, scheduled);
    await recuseByRegister(entered, write.clock.now());
    return session;
  });
}

/**
 * A file that an appeal reopened is SCHEDULED from its beginning and waits for a session. What was signed of the
 * refused one goes for it, too.
 */
async function toScheduled(
  { caller, clock }: WriteContext,
  { database, register }: EnteredSession,
  application: Application,
): Promise<Application> {
  const step = { actor: actorOf(caller), at: clock.now() };
  if (isScheduled(application)) {
    if ((await register.findLastSession(application.id)) !== null) {
      throw new Refused([committeeRefusal('ALREADY_ON_AGENDA')]);
    }
    return application;
  }
  const scheme = await readAppliedScheme(database, application, clock.today());
  if (application.reopensId === null) {
    return scheduleApplication(database, application, { scheme, ...step });
  }
  if (!isReadyForCommittee(application, await register.findJudgements(application.id), scheme)) {
    throw new Refused([evaluationRefusal('FOUR_EYES_MISSING')]);
  }
  return transition(new ApplicationRepository(database), application, { to: 'SCHEDULED', ...step });
}
