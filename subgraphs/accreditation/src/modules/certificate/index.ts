export { createCertificateIssuer } from './certificate.issuer';
export { createCertificateReader } from './certificate.loader';
export { CertificateRepository } from './certificate.repository';
export {
  type CertificateContext,
  CertificateResolver,
  LabelCertificateResolver,
} from './certificate.resolver';
export { type CertificateSettings, openCertificateSigner } from './certificate.signer';
export { CertificateKeyRepository } from './certificate-key.repository';
