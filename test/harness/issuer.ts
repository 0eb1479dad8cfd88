import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Role, SCOPES_OF } from '@apogee/shared/identity';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** An issuer of access tokens that publishes its keys over HTTP. */
export interface Issuer extends AsyncDisposable {
  /** For a program that is to accept its tokens. */
  readonly env: Readonly<Record<string, string>>;
  /** An `authorization` for somebody in a role, or none for the public. */
  authorizationAs(role: Role, claims?: JWTPayload): Promise<string | undefined>;
  /** A token with these claims and header, right or wrong. */
  sign(claims: JWTPayload, header?: object): Promise<string>;
}

const ISSUER = 'https://issuer.example';
const AUDIENCE = 'apogee';
const HEADER = { alg: 'EdDSA', kid: 'one' };

export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair(HEADER.alg);
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), ...HEADER }] });
  const server = createServer((_, response) => response.end(keys));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const sign: Issuer['sign'] = (claims, header = {}) =>
    new SignJWT({
      iss: ISSUER,
      aud: AUDIENCE,
      exp: Math.floor(Date.now() / 1000) + 600,
      sub: 'somebody',
      ...claims,
    })
      .setProtectedHeader({ ...HEADER, ...header })
      .sign(privateKey);
  return {
    env: {
      JWKS_URL: `http://127.0.0.1:${port}/keys`,
      JWT_ISSUER: ISSUER,
      JWT_AUDIENCE: AUDIENCE,
    },
    sign,
    authorizationAs: async (role, claims = {}) =>
      role === 'PUBLIC'
        ? undefined
        : `Bearer ${await sign({ scope: SCOPES_OF[role].join(' '), ...claims })}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
