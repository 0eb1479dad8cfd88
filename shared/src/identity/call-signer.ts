import { createHmac, hash, randomBytes } from 'node:crypto';
import { callKey } from './call-key';
import type { Caller } from './caller';

/** How long a signed call may travel, in seconds. */
export const CALL_LIFETIME_S = 30;

/** The only header that is made, and the only one that is accepted. */
export const CALL_HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');

/**
 * Signs calls to one subgraph, each for itself: a compact JWS (HS256) that states the caller, names the subgraph and
 * binds the body by its SHA-256. It is good for half a minute and for one call.
 */
export class CallSigner {
  private readonly key: Buffer;
  private readonly audience: string;
  private readonly callers = new WeakMap<Caller, string>();
  private readonly origin = randomBytes(12).toString('base64url');
  private calls = 0;

  constructor(secret: string, subgraph: string) {
    this.key = callKey(secret, subgraph);
    this.audience = JSON.stringify(subgraph);
  }

  /** `now` in milliseconds since 1970. */
  sign(caller: Caller, body: string, now: number = Date.now()): string {
    const issuedAt = Math.floor(now / 1000);
    this.calls += 1;
    const claims = `{"aud":${this.audience},"iat":${issuedAt},"exp":${issuedAt + CALL_LIFETIME_S},"jti":"${this.origin}${this.calls}","bh":"${bodyHash(body)}",${this.claimsOf(caller)}}`;
    const signed = `${CALL_HEADER}.${Buffer.from(claims).toString('base64url')}`;
    return `${signed}.${signature(this.key, signed)}`;
  }

  private claimsOf(caller: Caller): string {
    const known = this.callers.get(caller);
    if (known !== undefined) {
      return known;
    }
    const { subject, scopes, firmIds, personId } = caller;
    const text = JSON.stringify({
      sub: subject,
      scope: [...scopes].join(' '),
      firms: [...firmIds],
      person: personId,
    }).slice(1, -1);
    this.callers.set(caller, text);
    return text;
  }
}

export function bodyHash(body: string): string {
  return hash('sha256', body, 'base64url');
}

export function signature(key: Buffer, signed: string): string {
  return createHmac('sha256', key).update(signed).digest('base64url');
}
