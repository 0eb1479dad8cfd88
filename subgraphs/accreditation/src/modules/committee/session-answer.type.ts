import { answerMutation, type MutationAnswer } from '@apogee/shared/graphql';
import type { CommitteeSessionId } from '@apogee/shared/ids';
import type { CommitteeContext } from './committee.context';
import type { CommitteeSession } from './committee-session';

export type SessionAnswer = Promise<MutationAnswer<{ readonly session: CommitteeSession | null }>>;

/** Answers with the session as it is after the change. */
export function answerWithSession(
  { committee, forgetApplications }: CommitteeContext,
  change: () => Promise<CommitteeSessionId>,
): SessionAnswer {
  return answerMutation(async () => {
    const id = await change();
    committee.forget();
    forgetApplications();
    return { session: await committee.sessions.load(id) };
  });
}
