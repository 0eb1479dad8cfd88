import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { ApplicationId } from '@apogee/shared/ids';
import { actorOf, expectVersion, type WriteContext } from '../procedure';
import type { Application } from './application';
import { ApplicationRepository } from './application.repository';
import type { Viewer } from './application.viewer';
import { applicationRefusal } from './application-refusals';

/** A change of a file that was decided upon looking at one version of it. */
export interface ApplicationChange {
  readonly applicationId: ApplicationId;
  readonly expectedVersion: number;
}

/** A file that nobody else changes until the transaction ends, and who changes it when. */
export interface EnteredApplication {
  readonly application: Application;
  readonly applications: ApplicationRepository;
  readonly database: Database;
  readonly actor: string;
  readonly at: Date;
  readonly today: IsoDate;
}

/** Which file to enter, and as whom: a caller may be a firm's and the secretariat's at once. */
export interface Entry {
  readonly applicationId: ApplicationId;
  readonly viewer: Viewer;
}

/** Locks a file; null where the viewer may not change it, or there is none. */
export async function findToEnter(
  database: Database,
  { caller, clock }: WriteContext,
  { applicationId, viewer }: Entry,
): Promise<EnteredApplication | null> {
  const applications = new ApplicationRepository(database);
  const application = await applications.lockVisible(applicationId, viewer);
  if (application === null) {
    return null;
  }
  return {
    application,
    applications,
    database,
    actor: actorOf(caller),
    at: clock.now(),
    today: clock.today(),
  };
}

/** Locks a file. Whoever may not change it is told that there is none. */
export async function enterApplication(
  database: Database,
  write: WriteContext,
  entry: Entry,
): Promise<EnteredApplication> {
  const entered = await findToEnter(database, write, entry);
  if (entered === null) {
    throw new Refused([
      applicationRefusal('APPLICATION_NOT_FOUND', { path: ['input', 'applicationId'] }),
    ]);
  }
  return entered;
}

/** Changes a file in one transaction: of several that saw the same version, one does and the others are refused. */
export function changeApplication(
  write: WriteContext,
  { expectedVersion, ...entry }: ApplicationChange & Entry,
  change: (entered: EnteredApplication) => Promise<Application>,
): Promise<Application> {
  return write.inTransaction(async (database) => {
    const entered = await enterApplication(database, write, entry);
    expectVersion(entered.application, expectedVersion);
    return change(entered);
  });
}

/** Writes a change that is no step: the file stays in its state, one version on. */
export async function amend(
  { applications, application }: EnteredApplication,
  changed: Partial<Pick<Application, 'scope'>> = {},
): Promise<Application> {
  const amended = { ...application, ...changed, version: application.version + 1 };
  await applications.update(amended);
  return amended;
}
