import { DomainError } from '../errors';

/** Whose events are asked for is not there, or not for the caller to see. */
export class NothingToFollow extends DomainError {
  readonly code = 'NOTHING_TO_FOLLOW';

  constructor(argument: string) {
    super(`${argument}: there is nothing of this identifier that you may follow.`, { argument });
  }
}
