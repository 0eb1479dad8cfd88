import type { Database } from '@apogee/shared/database';
import type { LabelNumber } from '@apogee/shared/ids';

/** A signed certificate as it was handed out. */
export interface Certificate {
  readonly seq: number;
  readonly labelNumber: LabelNumber;
  readonly issuedAt: Date;
  /** Compact JWS. */
  readonly credential: string;
  /** Of `credential`. */
  readonly sha256: string;
  /** Of what it certifies, without who did so when. */
  readonly subjectSha256: string;
}

const FIND_LATEST = `
  /* certificate.findLatest */
  select distinct on (label_number)
    seq, label_number as "labelNumber", issued_at as "issuedAt", credential, sha256, subject_sha256 as "subjectSha256"
  from accreditation.certificate
  where label_number = any($1)
  order by label_number, seq desc
`;

const INSERT = `
  /* certificate.insert */
  insert into accreditation.certificate (seq, label_number, issued_at, credential, sha256, subject_sha256)
  select seq, "labelNumber", "issuedAt", credential, sha256, "subjectSha256"
  from jsonb_to_recordset($1::jsonb) row (
    seq bigint, "labelNumber" text, "issuedAt" timestamptz, credential text, sha256 text, "subjectSha256" text
  )
`;

export class CertificateRepository {
  constructor(private readonly database: Database) {}

  findLatest(numbers: readonly LabelNumber[]): Promise<Certificate[]> {
    return this.database.query<Certificate[]>(FIND_LATEST, [numbers]);
  }

  async insert(certificates: readonly Certificate[]): Promise<void> {
    await this.database.query(INSERT, [JSON.stringify(certificates)]);
  }
}
