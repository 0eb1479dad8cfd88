/** Who asks: access tokens (JWT) verified against the keys of their issuer. */
export { readDevelopmentIdentities } from './development-identities';
export type { Identified, Identify } from './identified';
export { type IdentitySettings, openIdentity } from './identity';
export { InvalidToken } from './invalid-token';
