import type { Step } from './run';

/** One after the other, until nobody waits any more. */
export function sequenceStep(steps: readonly Step[]): Step {
  return async (run, targets) => {
    for (const step of steps) {
      if (run.signal?.aborted === true) {
        return;
      }
      await step(run, targets);
    }
  };
}
