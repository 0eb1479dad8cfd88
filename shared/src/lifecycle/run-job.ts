import { ConfigurationError } from '../errors';

/**
 * Runs work that ends by itself, and then the process: with status 0, or with 1 after an error.
 * A `ConfigurationError` is printed as one line; any other error is a bug and is printed with its stack.
 */
export async function runJob(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

function explain(error: unknown): string {
  if (error instanceof ConfigurationError) {
    return error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
