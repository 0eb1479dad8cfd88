export { endOfLife, ItemKind, RecordedLabelStatus } from './label';
export { LabelEntity, LabelTransitionEntity } from './label.entity';
export { createLabelLoaders } from './label.loader';
export { createLabelRegister } from './label.register';
export { LabelRepository } from './label.repository';
export { LabelResolver, LabelTransitionResolver } from './label.resolver';
export { assertHistory } from './label-history';
export { LabelQueries, type LabelRegisterContext } from './label-queries.resolver';
export { FirmLabelsResolver, LabelableLabelsResolver } from './labelled-entities.resolver';
