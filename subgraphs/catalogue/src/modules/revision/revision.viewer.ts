import { type Caller, Scope } from '@apogee/shared/identity';
import type { FirmId } from '@apogee/shared/ids';

/** Whose revisions somebody sees. What he does not see is not there. */
export interface Viewer {
  readonly everything: boolean;
  readonly firmIds: readonly FirmId[];
}

/** All that a caller may read. */
export function viewerOf(caller: Caller): Viewer {
  return { ...asContributor(caller), ...asEditor(caller) };
}

/** Only what he may write for his own firms. */
export function asContributor({ scopes, firmIds }: Caller): Viewer {
  return { everything: false, firmIds: scopes.has(Scope.CONTRIBUTE) ? [...firmIds] : [] };
}

/** Only what he may decide about. */
export function asEditor({ scopes }: Caller): Pick<Viewer, 'everything'> {
  return { everything: scopes.has(Scope.EDIT) };
}
