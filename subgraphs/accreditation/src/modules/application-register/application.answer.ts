import { answerMutation, type MutationAnswer } from '@apogee/shared/graphql';
import type { Application } from '../application';
import type { WriteContext } from '../procedure';

/** What a mutation of a file needs beside its input. */
export interface ApplicationWriteContext extends WriteContext {
  /** Lets go of what loaders remember of files: a later field of the same request reads what was written. */
  readonly forgetApplications: () => void;
}

export type ApplicationAnswer = Promise<MutationAnswer<{ readonly application: Application }>>;

/** Answers with the file as the change leaves it. */
export function answerApplication(
  { forgetApplications }: ApplicationWriteContext,
  change: () => Promise<Application>,
): ApplicationAnswer {
  return answerMutation(async () => {
    const application = await change();
    forgetApplications();
    return { application };
  });
}
