import type { AwaitedStatement } from './statement';
import { variantFor } from './statement-variant';

const ignore = (): void => undefined;

/** For the rest of a batch that is a transaction of its own. */
const PLAN_EACH_TIME: AwaitedStatement = {
  variant: variantFor(
    "/* batch.planEachTime */ select set_config('plan_cache_mode', 'force_custom_plan', true)",
    [],
  ),
  values: [],
  resolve: ignore,
  reject: ignore,
};

/** Statements that do not depend on each other, with those last that are better planned for their values. */
export function plannedEachTimeLast(
  statements: readonly AwaitedStatement[],
): readonly AwaitedStatement[] {
  const wanted = statements.filter((statement) => statement !== PLAN_EACH_TIME);
  const plannedEachTime = wanted.filter(isPlannedEachTime);
  return plannedEachTime.length === 0
    ? wanted
    : [
        ...wanted.filter((statement) => !isPlannedEachTime(statement)),
        PLAN_EACH_TIME,
        ...plannedEachTime,
      ];
}

function isPlannedEachTime({ variant }: AwaitedStatement): boolean {
  return variant.isPlannedEachTime;
}
