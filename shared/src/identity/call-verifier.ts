import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { callKey } from './call-key';
import { bodyHash, CALL_HEADER, CALL_LIFETIME_S, signature } from './call-signer';
import type { Caller } from './caller';
import { SeenOnce } from './seen-once';
import { callerFromClaims } from './token-claims';

/** Clocks of two machines may differ by this much, in seconds. */
const CLOCK_SKEW_S = 5;

const CLAIMS = z.object({
  aud: z.string(),
  iat: z.number(),
  exp: z.number(),
  jti: z.string(),
  bh: z.string(),
  sub: z.string().nullable(),
  scope: z.string(),
  firms: z.array(z.string()),
  person: z.string().nullable(),
});

/** Tells whether a call comes from the gateway, is meant for this subgraph, is as it was sent, and comes once. */
export class CallVerifier {
  private readonly keys: readonly Buffer[];
  private readonly subgraph: string;
  private readonly seen = new SeenOnce((CALL_LIFETIME_S + CLOCK_SKEW_S) * 1000);

  /** Accepts calls signed with any of the secrets: while one replaces another, both are known. */
  constructor(secrets: readonly string[], subgraph: string) {
    this.keys = secrets.map((secret) => callKey(secret, subgraph));
    this.subgraph = subgraph;
  }

  /** The caller that the token states, or null when the call is not to be answered. `now` as for the signer. */
  verify(token: string, body: string, now: number = Date.now()): Caller | null {
    const claims = this.signedClaims(token);
    if (claims === null || claims.aud !== this.subgraph || claims.bh !== bodyHash(body)) {
      return null;
    }
    const seconds = now / 1000;
    const isTimely =
      claims.iat <= seconds + CLOCK_SKEW_S &&
      claims.exp > seconds - CLOCK_SKEW_S &&
      claims.exp - claims.iat <= CALL_LIFETIME_S;
    return isTimely && this.seen.isFirst(claims.jti, now) ? callerFromClaims(claims) : null;
  }

  private signedClaims(token: string): z.infer<typeof CLAIMS> | null {
    const [header, payload, mac, ...rest] = token.split('.');
    if (header !== CALL_HEADER || payload === undefined || mac === undefined || rest.length > 0) {
      return null;
    }
    const signed = `${header}.${payload}`;
    if (!this.keys.some((key) => isSame(mac, signature(key, signed)))) {
      return null;
    }
    return CLAIMS.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString())).data ?? null;
  }
}

function isSame(given: string, expected: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(expected);
  return one.length === other.length && timingSafeEqual(one, other);
}
