import { DomainError } from '../errors';

/** A statement that nobody waits for any more. No client sees this: who asked has hung up. */
export class RequestCancelled extends DomainError {
  readonly code = 'REQUEST_CANCELLED';

  constructor() {
    super('Nobody waits for the answer any more.');
  }
}
