import { type Caller, type Role, SCOPES_OF } from '../identity';
import type { FirmId, PersonId } from '../ids';

/** A caller with the scopes of a role, as its token would say. */
export function callerAs(
  role: Role,
  {
    firms = [],
    person = null,
  }: { readonly firms?: readonly string[]; readonly person?: string | null } = {},
): Caller {
  return {
    subject: person ?? `${role.toLowerCase()}-of-${firms.join('-')}`,
    scopes: new Set(SCOPES_OF[role]),
    firmIds: new Set(firms.map((id) => id as FirmId)),
    personId: person === null ? null : (person as PersonId),
  };
}
