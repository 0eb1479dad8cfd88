import { ConfigurationError } from '@apogee/shared/errors';

/** What `parseArgs` complains of, as one line. */
export function refusedFlag(error: unknown): ConfigurationError {
  // Not by `instanceof`: jest runs tests in a realm whose `Error` is not the one of Node's own modules.
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  const [sentence] = String(message).split(/\n|\. /, 1);
  return new ConfigurationError(`${sentence} (try --help)`);
}

/** A number above a bound, or the usual one where the flag is not given. Throws `ConfigurationError`. */
export function readNumber(
  flag: string,
  text: string | undefined,
  { usual, above }: { readonly usual: number; readonly above: number },
): number {
  const number = Number(text ?? usual);
  if (text?.trim() === '' || !Number.isFinite(number) || number <= above) {
    throw new ConfigurationError(`${flag}: expected a number above ${above}, not "${text}"`);
  }
  return number;
}
