import { type Caller, Scope } from '@apogee/shared/identity';
import type { Appeal } from './appeal';

/** Appeals are seen by the firm, the panel, the secretariat and auditors. For others there are none. */
export function maySeeAppeal(caller: Caller, appeal: Appeal): boolean {
  const { scopes, firmIds } = caller;
  return (
    scopes.has(Scope.SECRETARIAT) ||
    scopes.has(Scope.AUDIT) ||
    (scopes.has(Scope.APPLY) && firmIds.has(appeal.appellantId)) ||
    isOnPanel(caller, appeal)
  );
}

/** Who held which opinion is for the panel and auditors alone. */
export function maySeeOpinions(caller: Caller, appeal: Appeal): boolean {
  return caller.scopes.has(Scope.AUDIT) || isOnPanel(caller, appeal);
}

function isOnPanel({ personId }: Caller, { panel }: Appeal): boolean {
  return panel.some((member) => member.personId === personId);
}
