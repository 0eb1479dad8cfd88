import type { IsoDate } from '@apogee/shared/clock';
import { parisMidnight } from './paris-midnight';

/** What a certificate certifies. Neither suspension nor withdrawal: for the status, the register is asked. */
export interface CertifiedLabel {
  readonly number: string;
  readonly subjectId: string;
  readonly subjectKind: string;
  readonly holderId: string;
  readonly scope: { readonly fr: string | null; readonly en: string | null };
  readonly schemeVersion: string;
  readonly awardedOn: IsoDate;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate;
}

/** The record that made the label what it is, and by whom and when it is certified. */
export interface Issuance {
  readonly issuer: string;
  readonly issuedAt: string;
  readonly seq: number;
  readonly contentSha256: string;
}

type CredentialSubject = Readonly<{
  labelNumber: string;
  item: Readonly<{ id: string; kind: string }>;
  holder: Readonly<{ id: string }>;
  scope: Readonly<{ fr: string | null; en: string | null }>;
  schemeVersion: string;
  awardedOn: IsoDate;
  validFrom: IsoDate;
  validUntil: IsoDate;
}>;

/** The claims about the label, in the words of the register. */
export function credentialSubject(label: CertifiedLabel): CredentialSubject {
  const { number, subjectId, subjectKind, holderId, scope, schemeVersion } = label;
  const { awardedOn, validFrom, validUntil } = label;
  return {
    labelNumber: number,
    item: { id: subjectId, kind: subjectKind },
    holder: { id: holderId },
    scope: { fr: scope.fr, en: scope.en },
    schemeVersion,
    awardedOn,
    validFrom,
    validUntil,
  };
}

/**
 * A verifiable credential (W3C Verifiable Credentials Data Model 2.0) of a label. Our own terms are those that the
 * second context defines: undefined by anybody but the issuer.
 */
export function labelCredential(label: CertifiedLabel, issuance: Issuance): object {
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://www.w3.org/ns/credentials/undefined-terms/v2',
    ],
    type: ['VerifiableCredential', 'LabelCertificate'],
    issuer: issuance.issuer,
    validFrom: parisMidnight(label.validFrom).toISOString(),
    validUntil: parisMidnight(label.validUntil).toISOString(),
    credentialSubject: credentialSubject(label),
    issuedAt: issuance.issuedAt,
    decision: { seq: issuance.seq, contentSha256: issuance.contentSha256 },
  };
}
