import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  verify,
} from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '@apogee/shared/clock';
import { transactionsOf } from '@apogee/shared/database';
import { ConfigurationError } from '@apogee/shared/errors';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { createAccreditationDataSource } from '../../data-source';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { callerAs } from '../../testing/callers';
import { type CertificateSigner, openCertificateSigner } from './certificate.signer';

let running: RunningAccreditation;
let dataSource: DataSource;
const folder = mkdtempSync(join(tmpdir(), 'apogee-keys-'));

beforeAll(async () => {
  running = await startAccreditation();
  dataSource = await createAccreditationDataSource(running.url).initialize();
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await dataSource.destroy();
  await running.stop();
});

interface Certificate {
  readonly credential: string;
  readonly sha256: string;
  readonly issuedOn: string;
}

async function certificateOf(number: string): Promise<Certificate> {
  const { data, errors } = await running.ask(
    `{ label(number: "${number}") { certificate { credential sha256 issuedOn } } }`,
  );
  expect(errors).toEqual([]);
  return (data as { label: { certificate: Certificate } }).label.certificate;
}

async function publishedKeys(): Promise<readonly (JsonWebKey & { kid: string })[]> {
  const { data } = await running.ask('{ certificateKeys { kid kty crv x y alg use } }');
  return (data as { certificateKeys: (JsonWebKey & { kid: string })[] }).certificateKeys;
}

/** By hand, with nothing but what RFC 7515 and 7518 say and the keys: as a third party would, offline. */
function verified(credential: string, keys: Awaited<ReturnType<typeof publishedKeys>>): unknown {
  const [header = '', payload = '', signature = '', ...rest] = credential.split('.');
  const { kid, ...said } = parsed(header) as Record<string, unknown>;
  const jwk = keys.find((key) => key.kid === kid);
  const stated = JSON.stringify(said) === '{"alg":"ES256","typ":"vc+jwt","cty":"vc"}';
  if (rest.length > 0 || jwk === undefined || !stated) {
    return null;
  }
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const holds = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  return holds && [header, payload, signature].every(isCanonical) ? parsed(payload) : null;
}

/** The last letter of base64url has bits that say nothing; a strict reader wants them to be zero. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}

function parsed(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return {};
  }
}

describe('the certificate of a label', () => {
  it('is a verifiable credential of what was awarded, that anybody can verify with the published keys', async () => {
    const { credential, sha256, issuedOn } = await certificateOf('DEMO-2026-0007');
    expect(issuedOn).toBe('2026-11-10');
    expect(sha256).toBe(createHash('sha256').update(credential).digest('hex'));
    const { data } = await running.ask(
      '{ label(number: "DEMO-2026-0007") { decisions { seq contentSha256 } } }',
    );
    expect(verified(credential, await publishedKeys())).toEqual({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://www.w3.org/ns/credentials/undefined-terms/v2',
      ],
      type: ['VerifiableCredential', 'LabelCertificate'],
      issuer: 'urn:apogee:development',
      validFrom: '2026-12-19T23:00:00.000Z',
      validUntil: '2029-12-19T23:00:00.000Z',
      credentialSubject: {
        labelNumber: 'DEMO-2026-0007',
        item: { id: 'prd-demo-wheel-drw-20', kind: 'PRODUCT' },
        holder: { id: 'firm-demo-roues-inertielles' },
        scope: {
          fr: 'Roue à réaction DRW-20, définition et production en France (fictif)',
          en: 'Reaction wheel DRW-20, design and production in France (fictitious)',
        },
        schemeVersion: 'DEMO-2025',
        awardedOn: '2026-11-10',
        validFrom: '2026-12-20',
        validUntil: '2029-12-20',
      },
      issuedAt: '2026-11-10T12:00:00.000Z',
      decision: (data as { label: { decisions: object[] } }).label.decisions[0],
    });
  });

  it('does not verify once any character of it was changed', async () => {
    const { credential } = await certificateOf('DEMO-2026-0007');
    const keys = await publishedKeys();
    fc.assert(
      fc.property(
        fc.nat(credential.length - 1),
        fc.constantFrom('A', 'b', '0', '_', '.'),
        (at, put) => {
          fc.pre(credential[at] !== put);
          const changed = credential.slice(0, at) + put + credential.slice(at + 1);
          expect(verified(changed, keys)).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('exists for every label of the register, and verifies', async () => {
    const { data } = await running.ask(
      '{ labels(first: 100) { nodes { number certificate { credential } } } }',
    );
    const { nodes } = (
      data as { labels: { nodes: { number: string; certificate: Certificate }[] } }
    ).labels;
    const keys = await publishedKeys();
    expect(nodes.length).toBe(69);
    for (const { number, certificate } of nodes) {
      expect(verified(certificate.credential, keys)).toMatchObject({
        credentialSubject: { labelNumber: number },
      });
    }
  });

  it('is issued anew when the scope changes, and not for a suspension', async () => {
    const number = 'DEMO-2025-0004';
    const awarded = await certificateOf(number);
    const decide = (name: string, type: string, input: object): Promise<unknown> =>
      running.ask(
        `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`,
        { input: { number, idempotencyKey: name, grounds: [{ fr: 'x' }], ...input } },
        callerAs('CHAIR'),
      );
    await decide('suspendLabel', 'SuspendLabelInput', { expectedVersion: 1 });
    expect(await certificateOf(number)).toEqual(awarded);
    const scope = { fr: 'Calcul de structures', en: 'Structural analysis' };
    await decide('reduceLabelScope', 'ReduceLabelScopeInput', { expectedVersion: 2, scope });
    const reduced = await certificateOf(number);
    expect(reduced.issuedOn).toBe('2026-11-22');
    expect(verified(reduced.credential, await publishedKeys())).toMatchObject({
      credentialSubject: { labelNumber: number, scope },
    });
    expect(verified(awarded.credential, await publishedKeys())).not.toBeNull();
  });
});

const open = (keyFile: string | null, lines: string[] = []): Promise<CertificateSigner> =>
  openCertificateSigner(
    { issuer: 'https://label.example', keyFile },
    {
      clock: fixedClock('2026-11-22T12:00:00Z'),
      inTransaction: transactionsOf(dataSource),
      report: (line) => lines.push(line),
    },
  );

const pemFile = (name: string, curve: string): string => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: curve });
  const file = join(folder, name);
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return file;
};

describe('the key of certificates', () => {
  it('is made once and kept, however many start at once', async () => {
    const lines: string[] = [];
    const before = await publishedKeys();
    await Promise.all([open(null, lines), open(null, lines), open(null, lines)]);
    expect(await publishedKeys()).toEqual(before);
    expect(lines).toEqual([]);
  });

  it('can be one’s own: then that signs, and what the former one signed still verifies', async () => {
    const { credential } = await certificateOf('DEMO-2020-0001');
    const own = await open(pemFile('own.pem', 'prime256v1'));
    const signed = await own.sign({ hello: 'world' });
    const keys = await publishedKeys();
    expect(keys).toHaveLength(2);
    expect(verified(signed, keys)).toEqual({ hello: 'world' });
    expect(verified(credential, keys)).not.toBeNull();
    expect(await dataSource.query(PRIVATE_PARTS)).toEqual([{ count: 1 }]);
  });

  it.each([
    ['is on another curve', () => pemFile('other.pem', 'secp384r1')],
    ['is not there', () => join(folder, 'absent.pem')],
  ])('ends the start with a clear line when its file %s', async (_, file) => {
    await expect(open(file())).rejects.toThrow(ConfigurationError);
    await expect(open(file())).rejects.toThrow('CERTIFICATE_KEY_FILE');
  });
});

const PRIVATE_PARTS = `
  select count(*)::integer as count from accreditation.certificate_key where private_jwk is not null
`;
