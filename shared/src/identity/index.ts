/** Who asks and what they may: scopes, roles as bundles of scopes, the caller they belong to, and how a call states him. */
export { Forbidden, IdentityUnavailable, Unauthenticated, UnsignedCall } from './access-errors';
export { SHORTEST_SECRET } from './call-key';
export { CallSigner } from './call-signer';
export { CallVerifier } from './call-verifier';
export { ANYONE, type Caller } from './caller';
export { type AccessRequirement, demandAccess, fulfils } from './requirement';
export { Role, SCOPES_OF } from './role';
export { Scope } from './scope';
export { type CallerClaims, callerFromClaims } from './token-claims';
