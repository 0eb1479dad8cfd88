import { tallyChanged } from '@apogee/shared/contracts';
import type { Database } from '@apogee/shared/database';
import { recordEvent } from '@apogee/shared/events';
import type { ApplicationId, CommitteeSessionId } from '@apogee/shared/ids';

/** The vote on a file in a session. */
export interface VoteOnFile {
  readonly sessionId: CommitteeSessionId;
  readonly applicationId: ApplicationId;
}

/** Names a vote in the log. */
export function voteSubject({ sessionId, applicationId }: VoteOnFile): string {
  return `${sessionId}/${applicationId}`;
}

/** Tells that a count may have changed, in the transaction that changed it; not what it is, nor who voted. */
export function publishTallyChange(
  database: Database,
  { sessionId, applicationId }: VoteOnFile,
  occurredAt: Date,
): void {
  recordEvent(database, tallyChanged, {
    subject: voteSubject({ sessionId, applicationId }),
    occurredAt,
    payload: { sessionId, applicationId },
  });
}
