import { runJob } from './run-job';
import { keepNewObjectsYoung } from './young-objects';

/** What a program hands back once it runs. */
export interface Running {
  close(): Promise<void>;
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs a program until it is told to stop: SIGINT or SIGTERM close it in order and exit with 0 (a program that is
 * still starting is closed once it has started), a second signal exits at once with 1.
 * Errors end it as they end a job.
 */
export function runProgram(start: () => Promise<Running>): Promise<void> {
  keepNewObjectsYoung();
  const stopped = stopSignal();
  return runJob(async () => {
    const running = await start();
    await stopped;
    await running.close();
  });
}

/** Listens from now on, so that no signal falls between a program's first word and its being able to stop. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of STOP_SIGNALS) {
      process.on(signal, () => {
        if (asked) {
          process.exit(1);
        }
        asked = true;
        resolve();
      });
    }
  });
}
