import type { Step } from './run';

/** All at once. */
export function parallelStep(steps: readonly Step[]): Step {
  return async (run, targets) => {
    await Promise.all(steps.map((step) => step(run, targets)));
  };
}
