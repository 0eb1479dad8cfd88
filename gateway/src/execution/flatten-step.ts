import type { ResponsePath } from '@apollo/query-planner';
import { compileCollector } from './places';
import type { Step } from './run';

/** Goes on with the objects at a path below the given ones. */
export function flattenStep(path: ResponsePath, step: Step): Step {
  const collect = compileCollector(path);
  return async (run, targets) => {
    if (targets.objects.length > 0) {
      await step(run, collect(targets.objects, run.twins));
    }
  };
}
