export {
  conditionVariables,
  UndecidedCondition,
  withDecidedConditions,
} from './decided-conditions';
export { type ClientKeys, withDistinctKeys } from './distinct-keys';
export { type FederatedSchema, loadFederatedSchema } from './federated-schema';
export { withoutNames } from './invented-variables';
export { withLiftedLiterals } from './lifted-literals';
export { OperationTooComplex } from './operation-too-complex';
export { type PlannedOperation, planOperation } from './plan-operation';
export { PlanningFailure } from './planning-failure';
export { withSafeNames } from './reserved-names';
export { type Resumption, withCursor, withResumption } from './resumption';
