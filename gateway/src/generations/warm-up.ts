import { setImmediate as untilOthersHadTheirTurn } from 'node:timers/promises';
import type { Engine, HotOperation } from '../federation';
import type { Serving } from './generation';

/** Planning costs milliseconds each, and nothing new is served meanwhile. */
const MOST_OPERATIONS = 200;
const LONGEST_MS = 5_000;

/** What was asked long ago counts less at each switch. */
const AGEING = 0.5;

/**
 * Lets a new server parse, validate and plan what its predecessor is asked most, before anybody asks it.
 * The requests of the predecessor get their turn between two operations.
 */
export async function warmUp(next: Serving, former: Pick<Engine, 'hottest'>): Promise<void> {
  const endsAt = performance.now() + LONGEST_MS;
  for (const operation of former.hottest(MOST_OPERATIONS)) {
    if (performance.now() > endsAt) {
      return;
    }
    await prepare(next, { ...operation, uses: operation.uses * AGEING });
    await untilOthersHadTheirTurn();
  }
}

/** An operation that the new supergraph does not know is refused there in the usual way, which is all right here. */
async function prepare({ apollo }: Serving, operation: HotOperation): Promise<void> {
  const { source, operationName } = operation;
  try {
    await apollo.executeOperation(
      { query: source, ...(operationName === undefined ? {} : { operationName }) },
      { contextValue: { warmUp: operation, caller: operation.caller } },
    );
  } catch {
    // Apollo Server has logged it. Being warm is no condition for serving.
  }
}
