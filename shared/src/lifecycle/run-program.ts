import { ConfigurationError } from '../errors';

/** What a program hands back once it runs. */
export interface Running {
  close(): Promise<void>;
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs a program until it is told to stop: SIGINT or SIGTERM close it in order and exit with 0, a second signal
 * exits at once. A `ConfigurationError` at start is printed as one line and exits with 1; any other error is a bug
 * and is printed with its stack.
 */
export async function runProgram(start: () => Promise<Running>): Promise<void> {
  try {
    stopOnSignal(await start());
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

function stopOnSignal(running: Running): void {
  let stopping = false;
  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      if (stopping) {
        process.exit(1);
      }
      stopping = true;
      running.close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${explain(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}
