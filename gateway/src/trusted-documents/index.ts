export { askedDocument, withText } from './asked-document';
export { FollowedDocuments } from './followed-documents';
export { type StatedClient, statedClient, UNNAMED } from './stated-client';
export type { TrustedDocuments } from './trusted-documents';
