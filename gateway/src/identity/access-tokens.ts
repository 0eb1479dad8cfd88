import { callerFromClaims, IdentityUnavailable } from '@apogee/shared/identity';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Identified } from './identified';
import { InvalidToken } from './invalid-token';

/** Whose tokens are accepted, and for whom they must be meant. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
}

/** Signatures by a private key only: what verifies a token must not be able to make one. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'PS384', 'RS256', 'RS384'];

/** A token is sent with each request; nobody needs a longer one. */
const LONGEST_TOKEN = 8_192;

/** Tokens that were verified lately, as clients send the same one again and again. */
const KEPT_TOKENS = 1_000;
/** A key that is withdrawn is refused after this time at the latest. */
const KEPT_MS = 60_000;

const CLAIMS = z.object({
  sub: z.string().min(1),
  exp: z.number(),
  scope: z.string().default(''),
  firms: z.array(z.string()).default([]),
  person: z.string().nullable().default(null),
});

interface KnownToken {
  readonly identified: Identified;
  readonly until: number;
}

/** Turns access tokens (JWT) into callers. */
export class AccessTokens {
  private readonly known = new Map<string, KnownToken>();

  constructor(
    private readonly keys: JWTVerifyGetKey,
    private readonly rules: TokenRules,
    private readonly now: () => number = Date.now,
  ) {}

  /** Rejects with `InvalidToken` or `IdentityUnavailable`. Equal tokens give the same caller for a while. */
  async identify(token: string): Promise<Identified> {
    const known = this.known.get(token);
    if (known !== undefined && this.now() < known.until) {
      return known.identified;
    }
    this.known.delete(token);
    if (token.length > LONGEST_TOKEN) {
      throw new InvalidToken('it is too long');
    }
    const claims = claimsOf(await this.verify(token));
    const expiresAt = claims.exp * 1000;
    const identified = { caller: callerFromClaims(claims), expiresAt };
    this.keep(token, { identified, until: Math.min(expiresAt, this.now() + KEPT_MS) });
    return identified;
  }

  private async verify(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keyOf, {
        ...this.rules,
        algorithms: ALGORITHMS,
        requiredClaims: ['sub', 'exp'],
        currentDate: new Date(this.now()),
      });
      return payload;
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** Which key is meant must not be guessed: the guess would change when the issuer publishes a second one. */
  private readonly keyOf: JWTVerifyGetKey = (header, token) => {
    if (header.kid === undefined) {
      throw new InvalidToken('it does not name its key');
    }
    return this.keys(header, token);
  };

  private keep(token: string, known: KnownToken): void {
    this.known.set(token, known);
    if (this.known.size > KEPT_TOKENS) {
      const oldest = this.known.keys().next();
      this.known.delete(oldest.value ?? token);
    }
  }
}

function claimsOf(payload: JWTPayload): z.infer<typeof CLAIMS> {
  const { data } = CLAIMS.safeParse(payload);
  if (data === undefined) {
    throw new InvalidToken('its claims have another form than expected');
  }
  return data;
}

/** What a bearer may know: whether to renew the token or to ask for another one. Nothing of keys and addresses. */
function refusalOf(error: unknown): InvalidToken | IdentityUnavailable {
  if (error instanceof InvalidToken) {
    return error;
  }
  const code = error instanceof errors.JOSEError ? error.code : null;
  switch (code) {
    case null:
      return new IdentityUnavailable();
    case 'ERR_JWT_EXPIRED':
      return new InvalidToken('it has expired');
    case 'ERR_JWT_CLAIM_VALIDATION_FAILED':
      return new InvalidToken('it is not meant for this graph, or not yet valid');
    case 'ERR_JWKS_INVALID':
    case 'ERR_JWKS_TIMEOUT':
    case 'ERR_JOSE_GENERIC':
      return new IdentityUnavailable();
    default:
      return new InvalidToken('it is not signed by an accepted key');
  }
}
