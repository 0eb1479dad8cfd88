import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { ApplicationId, CommitteeSessionId } from '@apogee/shared/ids';
import { type Application, ApplicationRepository, type ApplicationState } from '../application';
import { expectVersion } from '../procedure';
import { committeeRefusal } from './committee-refusals';
import { CommitteeRegister } from './committee-register.repository';

/** Something done about one file of the agenda, upon looking at one version of it. */
export interface FileAct {
  readonly sessionId: CommitteeSessionId;
  readonly applicationId: ApplicationId;
  readonly expectedVersion: number;
}

/**
 * The locked file that waits for its decision, in the version that the caller has seen. One that a session deferred and
 * another has on its agenda since is dealt with there alone: a former vote decides nothing any more.
 */
export async function lockScheduledFile(
  database: Database,
  { sessionId, applicationId, expectedVersion }: FileAct,
): Promise<Application> {
  const application = await new ApplicationRepository(database).lock(applicationId);
  if (application === null) {
    throw new Refused([committeeRefusal('NOT_ON_AGENDA', { path: ['input', 'applicationId'] })]);
  }
  expectVersion(application, expectedVersion);
  if (!isScheduled(application)) {
    const values = { state: application.state };
    throw new Refused([committeeRefusal('FILE_NOT_SCHEDULED', { values })]);
  }
  if ((await new CommitteeRegister(database).findLastSession(applicationId)) !== sessionId) {
    throw new Refused([committeeRefusal('NOT_ON_AGENDA', { path: ['input', 'applicationId'] })]);
  }
  return application;
}

export function isScheduled({ state }: Application): boolean {
  const waiting: ApplicationState = 'SCHEDULED';
  return state === waiting;
}
