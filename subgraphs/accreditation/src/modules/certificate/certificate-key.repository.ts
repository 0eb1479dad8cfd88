import { type Database, lockForTransaction } from '@apogee/shared/database';
import type { JWK } from 'jose';

/** A key as it is kept. `private` is null for a key whose private part is kept elsewhere. */
export interface KeptKey {
  readonly kid: string;
  readonly public: JWK;
  readonly private: JWK | null;
}

const FIND_PUBLIC = `
  /* certificateKey.findPublic */
  select public_jwk as jwk
  from accreditation.certificate_key
  order by known_since, kid
`;

const FIND_OWN = `
  /* certificateKey.findOwn */
  select kid, public_jwk as public, private_jwk as private
  from accreditation.certificate_key
  where private_jwk is not null
  order by known_since, kid
  limit 1
`;

const INSERT = `
  /* certificateKey.insert */
  insert into accreditation.certificate_key (kid, public_jwk, private_jwk, known_since)
  values ($1, $2, $3, $4)
  on conflict (kid) do nothing
`;

export class CertificateKeyRepository {
  constructor(private readonly database: Database) {}

  /** So that of several replicas that start at once, one makes a key. */
  lock(): Promise<void> {
    return lockForTransaction(this.database, 'certificate key');
  }

  /** All that were ever signed with, oldest first: earlier certificates stay verifiable. */
  async findPublic(): Promise<JWK[]> {
    const rows = await this.database.query<{ jwk: JWK }[]>(FIND_PUBLIC);
    return rows.map(({ jwk }) => jwk);
  }

  async findOwn(): Promise<KeptKey | null> {
    const [key] = await this.database.query<KeptKey[]>(FIND_OWN);
    return key ?? null;
  }

  async insert(key: KeptKey, knownSince: Date): Promise<void> {
    const parts = [JSON.stringify(key.public), key.private && JSON.stringify(key.private)];
    await this.database.query(INSERT, [key.kid, ...parts, knownSince]);
  }
}
