import { applicationTransitioned } from '@apogee/shared/contracts';
import type { Database } from '@apogee/shared/database';
import { recordEvent } from '@apogee/shared/events';
import type { Application, ApplicationEvent } from './application';

/** Tells that a file went from one state to another, in the transaction that took it there. */
export function publishTransition(
  database: Database,
  application: Pick<Application, 'id' | 'applicantId' | 'subjectId' | 'version'>,
  { from, to, at }: Pick<ApplicationEvent, 'from' | 'to' | 'at'>,
): void {
  const { id, applicantId, subjectId, version } = application;
  recordEvent(database, applicationTransitioned, {
    subject: id,
    occurredAt: at,
    payload: { applicationId: id, applicantId, subjectId, from, to, version },
  });
}
