import { Forbidden, Unauthenticated } from './access-errors';
import type { Caller } from './caller';

/**
 * What `@authenticated` and `@requiresScopes` ask of a caller. Each alternative is a set of scopes that suffices;
 * no alternative at all: a known caller suffices.
 */
export interface AccessRequirement {
  readonly alternatives: readonly (readonly string[])[];
}

export function fulfils({ subject, scopes }: Caller, { alternatives }: AccessRequirement): boolean {
  return (
    subject !== null &&
    (alternatives.length === 0 ||
      alternatives.some((needed) => needed.every((scope) => scopes.has(scope))))
  );
}

/** Throws `Unauthenticated` or `Forbidden`. */
export function demandAccess(caller: Caller, requirements: readonly AccessRequirement[]): void {
  if (!requirements.every((requirement) => fulfils(caller, requirement))) {
    throw caller.subject === null ? new Unauthenticated() : new Forbidden();
  }
}
