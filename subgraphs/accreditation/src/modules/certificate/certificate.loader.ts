import { indexByKey } from '@apogee/shared/graphql';
import type { LabelNumber } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { JWK } from 'jose';
import type { Certificate, CertificateRepository } from './certificate.repository';
import type { CertificateKeyRepository } from './certificate-key.repository';

/** Certificates as requests read them. */
export interface CertificateReader {
  /** The certificate of what a label is now. */
  readonly byLabel: DataLoader<LabelNumber, Certificate | null>;
  /** The public keys of all certificates, oldest first. */
  keys(): Promise<readonly JWK[]>;
}

export function createCertificateReader(
  certificates: CertificateRepository,
  keys: CertificateKeyRepository,
): CertificateReader {
  return {
    byLabel: new DataLoader(async (numbers) =>
      indexByKey(numbers, await certificates.findLatest(numbers), ({ labelNumber }) => labelNumber),
    ),
    keys: () => keys.findPublic(),
  };
}
