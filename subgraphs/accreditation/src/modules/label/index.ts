export { labelExpiry } from './expire-labels.command';
export {
  ItemKind,
  isCurrentOn,
  type Label,
  LabelStatus,
  labelStatusOn,
  validityEnd,
} from './label';
export type { LabelCertifier } from './label.certifier';
export { findRecordedLabel, LabelLedger } from './label.ledger';
export { createLabelLoaders } from './label.loader';
export { createLabelRegister } from './label.register';
export { type RecordedLabel, replayLabel } from './label.replay';
export { LabelRepository } from './label.repository';
export { type LabelContext, LabelResolver, LabelTransitionResolver } from './label.resolver';
export { LabelType } from './label.type';
export type { LabelWriteContext } from './label-decision.command';
export { LabelDecisionsResolver } from './label-decisions.resolver';
export { LabelDesk } from './label-desk.command';
export { labelNumberIn } from './label-id';
export { LabelDecisionPayloadResolver, LabelMutations } from './label-mutations.resolver';
export { LabelQueries, type LabelRegisterContext } from './label-queries.resolver';
export { FirmLabelsResolver, LabelableLabelsResolver } from './labelled-entities.resolver';
export type { LabelDraft } from './open-labels.command';
export { publishLedger } from './publish-ledger.command';
export { findDeviatingLabels } from './verify-labels.command';
