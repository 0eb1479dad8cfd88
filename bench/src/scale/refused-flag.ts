import { ConfigurationError } from '@apogee/shared/errors';

/** What `parseArgs` complains of, as one line. */
export function refusedFlag(error: unknown): ConfigurationError {
  // Not by `instanceof`: jest runs tests in a realm whose `Error` is not the one of Node's own modules.
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  const [sentence] = String(message).split(/\n|\. /, 1);
  return new ConfigurationError(`${sentence} (try --help)`);
}
