import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Clock } from '@apogee/shared/clock';
import type { Database, InTransaction } from '@apogee/shared/database';
import { ConfigurationError } from '@apogee/shared/errors';
import { CompactSign, calculateJwkThumbprint, exportJWK, importJWK, type JWK } from 'jose';
import { CertificateKeyRepository, type KeptKey } from './certificate-key.repository';

/** Who certifies, and with what. */
export interface CertificateSettings {
  /** A URL that names who certifies. */
  readonly issuer: string;
  /** File of a private key, P-256 in PEM. Null: a key of our own making, kept in the database. */
  readonly keyFile: string | null;
}

export interface CertificateSigner {
  readonly issuer: string;
  /** The credential as a compact JWS (W3C VC-JOSE-COSE). */
  sign(credential: object): Promise<string>;
}

interface Surroundings {
  readonly clock: Clock;
  readonly inTransaction: InTransaction;
  readonly report: (line: string) => void;
}

const ALGORITHM = 'ES256';
const CURVE = 'P-256';

/** Finds the key to sign with, and makes its public part known, so that others can verify. */
export async function openCertificateSigner(
  { issuer, keyFile }: CertificateSettings,
  surroundings: Surroundings,
): Promise<CertificateSigner> {
  const configured = keyFile === null ? null : await readKey(keyFile);
  const { kid, jwk } = await surroundings.inTransaction((database) =>
    configured === null
      ? ownKey(database, surroundings)
      : knownKey(database, configured, surroundings.clock),
  );
  const key = await importJWK(jwk, ALGORITHM);
  const header = { alg: ALGORITHM, kid, typ: 'vc+jwt', cty: 'vc' };
  return {
    issuer,
    sign: (credential) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(credential)))
        .setProtectedHeader(header)
        .sign(key),
  };
}

interface SigningKey {
  readonly kid: string;
  readonly jwk: JWK;
}

async function knownKey(database: Database, key: KeyObject, clock: Clock): Promise<SigningKey> {
  const kept = await toKeptKey(key);
  const jwk = await exportJWK(key);
  await new CertificateKeyRepository(database).insert({ ...kept, private: null }, clock.now());
  return { kid: kept.kid, jwk };
}

async function ownKey(
  database: Database,
  { clock, report }: Pick<Surroundings, 'clock' | 'report'>,
): Promise<SigningKey> {
  const keys = new CertificateKeyRepository(database);
  await keys.lock();
  const kept = await keys.findOwn();
  if (kept?.private != null) {
    return { kid: kept.kid, jwk: kept.private };
  }
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: CURVE });
  const made = await toKeptKey(privateKey);
  const jwk = await exportJWK(privateKey);
  await keys.insert({ ...made, private: jwk }, clock.now());
  report('accreditation: made a key for certificates; set CERTIFICATE_KEY_FILE to use your own');
  return { kid: made.kid, jwk };
}

async function toKeptKey(key: KeyObject): Promise<Omit<KeptKey, 'private'>> {
  const published = await exportJWK(createPublicKey(key));
  const kid = await calculateJwkThumbprint(published);
  return { kid, public: { ...published, kid, alg: ALGORITHM, use: 'sig' } };
}

async function readKey(file: string): Promise<KeyObject> {
  const key = await readFile(file)
    .then((pem) => createPrivateKey(pem))
    .catch(() => null);
  if (key?.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new ConfigurationError(
      `CERTIFICATE_KEY_FILE: ${file} must be a readable private key on the curve P-256, in PEM`,
    );
  }
  return key;
}
