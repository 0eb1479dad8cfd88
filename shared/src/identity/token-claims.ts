import type { FirmId, PersonId } from '../ids';
import { ANYONE, type Caller } from './caller';

/** The claims of a token that say who somebody is and what he may. */
export interface CallerClaims {
  readonly sub: string | null;
  /** OAuth 2.0 scopes, separated by spaces. */
  readonly scope: string;
  /** Identifiers of the firms that the bearer may act for. */
  readonly firms: readonly string[];
  /** Identifier of the person of the procedure that the bearer is. */
  readonly person: string | null;
}

export function callerFromClaims({ sub, scope, firms, person }: CallerClaims): Caller {
  if (sub === null) {
    return ANYONE;
  }
  return {
    subject: sub,
    scopes: new Set(scope.split(' ').filter((one) => one !== '')),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an identifier is what its issuer says it is
    firmIds: new Set(firms as readonly FirmId[]),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
    personId: person as PersonId | null,
  };
}
