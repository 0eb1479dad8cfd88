import type { Step } from './run';

const nothing: Step = () => Promise.resolve();

/** Takes one of two branches by a Boolean variable. */
export function conditionStep(
  variable: string,
  { ifClause = nothing, elseClause = nothing }: { ifClause?: Step; elseClause?: Step },
): Step {
  return (run, targets) =>
    run.coercedVariables[variable] === true ? ifClause(run, targets) : elseClause(run, targets);
}
