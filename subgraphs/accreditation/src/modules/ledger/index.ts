/** The chain of everything that was decided, or happened to a label by its holder or the clock. */

export { canonicalJson, jsonOf } from '@apogee/shared/json';
export {
  appendRecord,
  appendRecords,
  findReplay,
  findSignatories,
  getRecordAsCorrected,
  lockLedger,
} from './append-record.command';
export { requestSha256, sha256 } from './chain';
export type { AwardedLabel, LabelChange, RecordedText } from './label-change';
export { createLedgerReader } from './ledger.loader';
export { LedgerRepository } from './ledger.repository';
export { LabelDecisionResolver, type LedgerContext, LedgerResolver } from './ledger.resolver';
export { DecisionRecordType, LabelDecisionType } from './ledger.type';
export {
  Authority,
  DecisionOutcome,
  type Idempotency,
  type LedgerRecord,
  type RecordDraft,
  type Signatory,
} from './ledger-record';
export { isAppealable, ledgerRefusal } from './ledger-refusals';
export { OpenLedger, questionOf } from './open-ledger.command';
export {
  publicRecord,
  publishApplicationRecord,
  takeUnpublished,
} from './record.events';
export { verifyLedger } from './verify-ledger.command';
