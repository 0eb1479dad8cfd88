import { DomainError } from './domain-error';

/** An argument that cannot be accepted. `details.argument` is its dotted path, e.g. `filter.near.latitude`. */
export class BadUserInput extends DomainError {
  readonly code = 'BAD_USER_INPUT';

  constructor(message: string, argument: string) {
    super(message, { argument });
  }
}
