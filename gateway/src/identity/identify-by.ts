import { ANYONE } from '@apogee/shared/identity';
import type { AccessTokens } from './access-tokens';
import type { Identified, Identify } from './identified';
import { InvalidToken } from './invalid-token';

/** RFC 6750 */
const BEARER = /^Bearer +([\w.~+/=-]+) *$/i;

const PUBLIC: Identified = { caller: ANYONE, expiresAt: null };

/** `tokens` is null where no issuer is configured: everybody is the public then, and a token is a mistake. */
export function identifyBy(tokens: Pick<AccessTokens, 'identify'> | null): Identify {
  return (authorization) => {
    if (authorization === undefined || authorization === '') {
      return PUBLIC;
    }
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) {
      throw new InvalidToken('it is not of the form "Bearer …"');
    }
    if (tokens === null) {
      throw new InvalidToken('this graph accepts none');
    }
    return tokens.identify(token);
  };
}
