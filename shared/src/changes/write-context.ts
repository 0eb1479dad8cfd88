import type { Clock } from '../clock';
import type { InTransaction } from '../database';
import type { Caller } from '../identity';

/** What a change of state needs beside its input. */
export interface WriteContext {
  readonly caller: Caller;
  readonly clock: Clock;
  readonly inTransaction: InTransaction;
}

/** Whose deed a record names: the subject of the caller's token. Guarded fields are never reached without one. */
export function actorOf({ subject }: Caller): string {
  if (subject === null) {
    throw new TypeError('A change of state without a known caller.');
  }
  return subject;
}
