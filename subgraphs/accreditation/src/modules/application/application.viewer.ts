import { type Caller, Scope } from '@apogee/shared/identity';
import type { FirmId, PersonId } from '@apogee/shared/ids';

/** Whose files somebody sees. What he does not see is not there: not listed, not counted, not found. */
export interface Viewer {
  readonly everything: boolean;
  /** Firms whose files he sees as their applicant. */
  readonly firmIds: readonly FirmId[];
  /** The person whose evaluations, reviews and sessions open their files to him. */
  readonly personId: PersonId | null;
}

/** All that a caller may read, in every part that he has. */
export function viewerOf(caller: Caller): Viewer {
  const { scopes, personId } = caller;
  return {
    everything: isProcedureWide(caller),
    firmIds: asApplicant(caller).firmIds,
    personId: scopes.has(Scope.READ) ? personId : null,
  };
}

/** Only what he may change as an applicant: the files of his own firms. */
export function asApplicant({ scopes, firmIds }: Caller): Viewer {
  const own = scopes.has(Scope.APPLY) ? [...firmIds] : [];
  return { everything: false, firmIds: own, personId: null };
}

/** Only the files that he takes part in as a person of the procedure. */
export function asParticipant({ personId }: Caller): Viewer {
  return { everything: false, firmIds: [], personId };
}

/** Secretariat and auditors see all files. */
export function isProcedureWide({ scopes }: Caller): boolean {
  return scopes.has(Scope.SECRETARIAT) || scopes.has(Scope.AUDIT);
}
