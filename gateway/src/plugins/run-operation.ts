import { ANYONE } from '@apogee/shared/identity';
import type { Asker, ControlledOutcome, OperationControl } from '../control';
import type { Answer } from '../execution';
import type { PreparedRequest } from '../federation/compile-operation';
import type { CallSignal } from '../transports';

export interface AskedExecution {
  readonly execute: (request: PreparedRequest) => Promise<Answer>;
  /** Characters that the answer may be expected to have. */
  readonly usualSize: () => number;
  readonly request: Omit<PreparedRequest, 'caller' | 'signal'>;
  readonly asker: Asker;
  /** What a mutation has begun is finished, whether or not its asker still waits. */
  readonly mayBeCut: boolean;
}

/** Executes an operation, in its turn where there is a control. */
export async function runOperation(
  { execute, usualSize, request, asker, mayBeCut }: AskedExecution,
  control: OperationControl | undefined,
): Promise<ControlledOutcome<Answer>> {
  const { caller = ANYONE } = asker;
  const { variables, coercedVariables } = request;
  if (control === undefined) {
    const signal = mayBeCut ? (asker.signal ?? null) : null;
    return { kind: 'done', result: await execute({ variables, coercedVariables, caller, signal }) };
  }
  // Named one by one: a spread copies slowly.
  const work = (signal: CallSignal): Promise<Answer> =>
    execute({ variables, coercedVariables, caller, signal });
  return control.run({ asker, mayBeCut, usualSize: usualSize(), work });
}
