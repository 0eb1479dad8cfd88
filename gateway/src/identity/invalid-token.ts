import { DomainError } from '@apogee/shared/errors';

/** The request shows a token that is not accepted. It is not answered as the public's would be: its sender is mistaken. */
export class InvalidToken extends DomainError {
  readonly code = 'INVALID_TOKEN';

  /** `reason` completes "The access token was refused: …". */
  constructor(reason: string) {
    super(`The access token was refused: ${reason}.`);
  }
}
