import type { Authenticate } from '../http';
import { CallVerifier, UnsignedCall } from '../identity';

/** RFC 6750 */
const BEARER = /^Bearer +(\S+)$/i;

/** Answers calls that the gateway signed with one of these secrets, as their caller; nobody else. */
export function signedCalls(subgraph: string, secrets: readonly string[]): Authenticate {
  const verifier = new CallVerifier(secrets, subgraph);
  return ({ headers, method }, body) => {
    const token = BEARER.exec(headers.authorization ?? '')?.[1];
    // A signature covers the body and nothing else, so a request without one says nothing that was signed.
    const caller = token === undefined || method !== 'POST' ? null : verifier.verify(token, body);
    if (caller === null) {
      throw new UnsignedCall();
    }
    return caller;
  };
}
