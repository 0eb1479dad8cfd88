import type { IncomingMessage } from 'node:http';
import { isLoopback } from '@apogee/shared/config';
import { type Handler, sendJson } from '@apogee/shared/http';
import { SCOPES_OF } from '@apogee/shared/identity';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { AccessTokens } from './access-tokens';
import type { DevelopmentIdentity } from './development-identities';

/** An issuer of tokens for everybody who can reach this machine's loopback address: never in production. */
export interface DevelopmentIssuer {
  readonly tokens: AccessTokens;
  /** Answers who there is, each with a token. */
  readonly listIdentities: Handler;
}

const RULES = { issuer: 'urn:apogee:development', audience: 'apogee' };
const ALGORITHM = 'EdDSA';
const KEY_ID = 'development';
const LIFETIME = '8h';

/** Makes a key of its own, so that its tokens are worth nothing after a restart. */
export async function startDevelopmentIssuer(
  identities: readonly DevelopmentIdentity[],
): Promise<DevelopmentIssuer> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM);
  const jwk = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: ALGORITHM };
  const tokenOf = (identity: DevelopmentIdentity): Promise<string> =>
    new SignJWT(claimsOf(identity))
      .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID })
      .setIssuer(RULES.issuer)
      .setAudience(RULES.audience)
      .setSubject(identity.name)
      .setExpirationTime(LIFETIME)
      .sign(privateKey);
  return {
    tokens: new AccessTokens(createLocalJWKSet({ keys: [jwk] }), RULES),
    listIdentities: async (request, response) => {
      if (!isAskedOnLoopback(request)) {
        sendJson(response, 403, { error: 'Ask at a loopback address.' });
        return;
      }
      const list = identities.map(async (identity) => ({
        ...identity,
        token: await tokenOf(identity),
      }));
      sendJson(response, 200, { identities: await Promise.all(list) });
    },
  };
}

function claimsOf({ roles, scopes, firms, person }: DevelopmentIdentity): Record<string, unknown> {
  const all = new Set([...roles.flatMap((role) => SCOPES_OF[role]), ...scopes]);
  return { scope: [...all].join(' '), firms, person };
}

/** A page of another name that leads to this address (DNS rebinding) could read the tokens otherwise. */
function isAskedOnLoopback({ headers: { host = '' } }: IncomingMessage): boolean {
  const address = `http://${host}`;
  return URL.canParse(address) && isLoopback(new URL(address).hostname.replace(/^\[(.*)\]$/, '$1'));
}
