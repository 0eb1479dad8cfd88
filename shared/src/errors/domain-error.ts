/** Anything a program may want to know about a refusal, beyond its code. JSON values only. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * A refusal with a name: the caller asked for something that the rules do not allow.
 * `code` is stable and documented in `docs/errors.md`; `message` is for a person, `details` for a program.
 * Whatever is not a `DomainError` is a bug and leaves the system masked as `INTERNAL_SERVER_ERROR`.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  readonly details: ErrorDetails;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = new.target.name;
    this.details = details;
  }
}
