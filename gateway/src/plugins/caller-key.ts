import type { Caller } from '@apogee/shared/identity';

const keys = new WeakMap<Caller, string>();

/** Equal texts for callers of whom a subgraph learns the same: it may give them the same events. */
export function callerKey(caller: Caller): string {
  const known = keys.get(caller);
  if (known !== undefined) {
    return known;
  }
  const { subject, scopes, firmIds, personId } = caller;
  const key = JSON.stringify([subject, [...scopes].toSorted(), [...firmIds].toSorted(), personId]);
  keys.set(caller, key);
  return key;
}
