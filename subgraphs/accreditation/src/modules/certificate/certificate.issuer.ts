import type { LabelCertifier, RecordedLabel } from '../label';
import { canonicalJson, sha256 } from '../ledger';
import { type Certificate, CertificateRepository } from './certificate.repository';
import type { CertificateSigner } from './certificate.signer';
import { credentialSubject, labelCredential } from './credential';

/** Certifies labels as they are awarded, and anew when what their certificate says has changed. */
export function createCertificateIssuer(signer: CertificateSigner): LabelCertifier {
  return {
    findCertified: async (database, numbers) => {
      const latest = await new CertificateRepository(database).findLatest(numbers);
      return new Map(latest.map((one) => [one.labelNumber, one.subjectSha256]));
    },
    certify: async (labels, certified) => {
      const changed = labels.filter(
        (label) => certified.get(label.number) !== subjectSha256(label),
      );
      const issued = await Promise.all(changed.map((label) => certificateOf(signer, label)));
      return async (database) => {
        if (issued.length > 0) {
          await new CertificateRepository(database).insert(issued);
        }
      };
    },
  };
}

async function certificateOf(
  signer: CertificateSigner,
  label: RecordedLabel,
): Promise<Certificate> {
  const { seq, contentSha256, decidedAt } = label.lastRecord;
  const credential = await signer.sign(
    labelCredential(label, { issuer: signer.issuer, issuedAt: decidedAt, seq, contentSha256 }),
  );
  return {
    seq,
    labelNumber: label.number,
    issuedAt: new Date(decidedAt),
    credential,
    sha256: sha256(credential),
    subjectSha256: subjectSha256(label),
  };
}

function subjectSha256(label: RecordedLabel): string {
  return sha256(canonicalJson(credentialSubject(label)));
}
