import { DomainError } from '../errors';

/** The field is not public, and nobody is signed in. */
export class Unauthenticated extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor() {
    super('This needs a valid access token.');
  }
}

/** The caller is known and may not do this. Says nothing of what was asked for, not even whether it exists. */
export class Forbidden extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor() {
    super('Your access token does not allow this.');
  }
}

/** Whether a token is good cannot be told now: the keys of its issuer could never be read. */
export class IdentityUnavailable extends DomainError {
  readonly code = 'IDENTITY_UNAVAILABLE';

  constructor() {
    super('Access tokens cannot be verified at the moment.');
  }
}

/** A subgraph answers its gateway alone. */
export class UnsignedCall extends DomainError {
  readonly code = 'UNSIGNED_CALL';

  constructor() {
    super('This subgraph answers calls that its gateway has signed.');
  }
}
