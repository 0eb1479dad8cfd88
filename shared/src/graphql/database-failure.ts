import { DomainError } from '../errors';

/** The subgraph is well, its database is not to be had right now. */
export class DatabaseUnavailable extends DomainError {
  readonly code = 'SERVICE_UNAVAILABLE';

  constructor() {
    super('The data cannot be read right now. Try again in a moment.');
  }
}

/** Codes of Node.js and PostgreSQL (classes 08 and 57P, and "too many connections") for a server that is not there. */
const UNAVAILABLE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|08\w{3}|57P0\d|53300)$/;

/** What the driver says, without a code, when a connection breaks or none can be had in time. */
const BROKEN_CONNECTION = /Connection terminated|timeout exceeded when trying to connect/;

/** True for what TypeORM and pg throw when the database cannot be reached. */
export function isDatabaseUnavailable(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) {
    return false;
  }
  const code = 'code' in thrown ? String(thrown.code) : '';
  const message = 'message' in thrown ? String(thrown.message) : '';
  return UNAVAILABLE.test(code) || BROKEN_CONNECTION.test(message);
}
