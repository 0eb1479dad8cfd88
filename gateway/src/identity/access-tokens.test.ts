import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ANYONE } from '@apogee/shared/identity';
import { createLogger } from '@apogee/shared/logger';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { AccessTokens } from './access-tokens';
import { identifyBy } from './identify-by';
import { type RefreshedKeys, refreshedKeys } from './refreshed-keys';

const RULES = { issuer: 'https://issuer.example', audience: 'apogee' };
const NOW_S = Math.floor(Date.parse('2026-11-23T08:00:00Z') / 1000);

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

interface Key {
  readonly kid: string;
  readonly alg: string;
  readonly private: PrivateKey;
  readonly jwk: JWK;
}

async function makeKey(kid: string, alg: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, private: privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg } };
}

const GOOD: JWTPayload = {
  iss: RULES.issuer,
  aud: RULES.audience,
  sub: 'user-1',
  exp: NOW_S + 600,
  scope: 'openid accreditation:read accreditation:vote',
  firms: ['firm-demo-1'],
  person: 'person-demo-1',
};

function signed(key: Key, payload: JWTPayload, header: object = {}): Promise<string> {
  return new SignJWT(payload)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, ...header })
    .sign(key.private);
}

describe('an access token', () => {
  let rsa: Key;
  let stranger: Key;
  let tokens: AccessTokens;

  beforeAll(async () => {
    rsa = await makeKey('rsa', 'RS256');
    stranger = await makeKey('rsa', 'RS256');
    tokens = new AccessTokens(createLocalJWKSet({ keys: [rsa.jwk] }), RULES, () => NOW_S * 1000);
  });

  it('tells who asks, and until when', async () => {
    const { caller, expiresAt } = await tokens.identify(await signed(rsa, GOOD));
    expect(caller.subject).toBe('user-1');
    expect(expiresAt).toBe((NOW_S + 600) * 1000);
    expect([...caller.scopes]).toEqual(['openid', 'accreditation:read', 'accreditation:vote']);
    expect([...caller.firmIds]).toEqual(['firm-demo-1']);
    expect(caller.personId).toBe('person-demo-1');
  });

  it('stands for the same caller when it is shown again', async () => {
    const token = await signed(rsa, GOOD);
    expect(await tokens.identify(token)).toBe(await tokens.identify(token));
  });

  it.each<[string, (token: string) => Promise<string>]>([
    ['unsecured', async () => new UnsecuredJWT(GOOD).encode()],
    [
      'signed with the public key as a secret',
      async () =>
        new SignJWT(GOOD)
          .setProtectedHeader({ alg: 'HS256', kid: 'rsa' })
          .sign(Buffer.from(JSON.stringify(rsa.jwk))),
    ],
    ['of another issuer', () => signed(rsa, { ...GOOD, iss: 'https://other.example' })],
    ['for another audience', () => signed(rsa, { ...GOOD, aud: 'other' })],
    ['without an audience', () => signed(rsa, without('aud'))],
    ['expired for a second', () => signed(rsa, { ...GOOD, exp: NOW_S - 1 })],
    ['expired for 59 s', () => signed(rsa, { ...GOOD, exp: NOW_S - 59 })],
    ['expired for 61 s', () => signed(rsa, { ...GOOD, exp: NOW_S - 61 })],
    ['without an end', () => signed(rsa, without('exp'))],
    ['not valid yet', () => signed(rsa, { ...GOOD, nbf: NOW_S + 30 })],
    ['without a subject', () => signed(rsa, without('sub'))],
    ['with scopes that are no text', () => signed(rsa, { ...GOOD, scope: 7 })],
    ['of 100 kB', () => signed(rsa, { ...GOOD, padding: 'x'.repeat(100_000) })],
    ['of an unknown key', () => signed(rsa, GOOD, { kid: 'unknown' })],
    ['that does not name its key', () => signed(rsa, GOOD, { kid: undefined })],
    ["of a stranger's key with a known name", () => signed(stranger, GOOD)],
    ['cut short', async (token) => token.slice(0, -4)],
    ['no token', async () => 'x'],
  ])('is refused: %s', async (_, make) => {
    const token = await make(await signed(rsa, GOOD));
    await expect(tokens.identify(token)).rejects.toMatchObject({ code: 'INVALID_TOKEN' });
  });

  it('is refused once it has expired, although it was accepted before', async () => {
    let now = NOW_S * 1000;
    const clocked = new AccessTokens(createLocalJWKSet({ keys: [rsa.jwk] }), RULES, () => now);
    const token = await signed(rsa, { ...GOOD, exp: NOW_S + 5 });
    await clocked.identify(token);
    now += 5_000;
    await expect(clocked.identify(token)).rejects.toThrow('it has expired');
  });

  it('is a mistake where none is accepted, and where it is no bearer token', () => {
    const identify = identifyBy(null);
    expect(identify(undefined)).toEqual({ caller: ANYONE, expiresAt: null });
    expect(() => identify('Bearer x')).toThrow('accepts none');
    expect(() => identify('Basic x')).toThrow('Bearer');
  });
});

function without(claim: string): JWTPayload {
  return Object.fromEntries(Object.entries(GOOD).filter(([name]) => name !== claim));
}

describe('the keys of an issuer', () => {
  let published: JWK[];
  let works: boolean;
  let fetches: number;
  let server: Server;
  let url: URL;
  let open: RefreshedKeys[];

  beforeEach(async () => {
    published = [];
    works = true;
    fetches = 0;
    open = [];
    server = createServer((_, response) => {
      fetches += 1;
      response.statusCode = works ? 200 : 500;
      response.end(works ? JSON.stringify({ keys: published }) : 'garbage');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    url = new URL(`http://127.0.0.1:${port}/jwks.json`);
  });

  afterEach(async () => {
    for (const keys of open) {
      keys.close();
    }
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  function tokensBy(settings: { readonly cooldownMs?: number; readonly refreshMs?: number } = {}) {
    const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });
    const refreshed = refreshedKeys({ url, logger, ...settings });
    open.push(refreshed);
    return new AccessTokens(refreshed.keys, RULES, () => NOW_S * 1000);
  }

  it('are asked for once, however many tokens name a key that nobody knows', async () => {
    const key = await makeKey('a', 'EdDSA');
    published = [key.jwk];
    const tokens = tokensBy();
    await tokens.identify(await signed(key, GOOD));
    const strange = await Promise.all(
      Array.from({ length: 200 }, (_, n) => signed(key, GOOD, { kid: `unknown-${n}` })),
    );
    for (const token of strange) {
      await expect(tokens.identify(token)).rejects.toMatchObject({ code: 'INVALID_TOKEN' });
    }
    expect(fetches).toBe(1);
  });

  it('are asked for once also while the issuer fails', async () => {
    const key = await makeKey('a', 'EdDSA');
    works = false;
    const tokens = tokensBy();
    for (let n = 0; n < 200; n++) {
      const token = await signed(key, GOOD, { kid: `unknown-${n}` });
      await expect(tokens.identify(token)).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
    }
    expect(fetches).toBe(1);
  });

  it('stay good while the issuer is down', async () => {
    const key = await makeKey('a', 'ES256');
    published = [key.jwk];
    const tokens = tokensBy();
    await tokens.identify(await signed(key, GOOD));
    works = false;
    await expect(
      tokens.identify(await signed(key, { ...GOOD, sub: 'user-2' })),
    ).resolves.toMatchObject({ caller: { subject: 'user-2' } });
  });

  it('are asked for again after the issuer was down at first', async () => {
    const key = await makeKey('a', 'EdDSA');
    published = [key.jwk];
    works = false;
    const tokens = tokensBy({ cooldownMs: 0 });
    const token = await signed(key, GOOD);
    await expect(tokens.identify(token)).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
    works = true;
    await expect(tokens.identify(token)).resolves.toMatchObject({ caller: { subject: 'user-1' } });
  });

  it('are changed for new ones: a new key is accepted, and one that was withdrawn is not', async () => {
    const [former, next] = [await makeKey('a', 'EdDSA'), await makeKey('b', 'RS256')];
    published = [former.jwk];
    const tokens = tokensBy({ cooldownMs: 0 });
    await tokens.identify(await signed(former, GOOD));
    published = [former.jwk, next.jwk];
    await tokens.identify(await signed(next, GOOD));
    published = [next.jwk];
    await expect(tokens.identify(await signed(next, GOOD, { kid: 'c' }))).rejects.toThrow(
      'accepted key',
    );
    const late = await signed(former, { ...GOOD, sub: 'user-2' });
    await expect(tokens.identify(late)).rejects.toMatchObject({ code: 'INVALID_TOKEN' });
  });

  it('are read again by themselves', async () => {
    const key = await makeKey('a', 'EdDSA');
    published = [key.jwk];
    const tokens = tokensBy({ refreshMs: 5 });
    await tokens.identify(await signed(key, GOOD));
    published = [];
    await once(server, 'request');
    await once(server, 'request');
    const late = await signed(key, { ...GOOD, sub: 'user-2' });
    await expect(tokens.identify(late)).rejects.toMatchObject({ code: 'INVALID_TOKEN' });
  });
});
