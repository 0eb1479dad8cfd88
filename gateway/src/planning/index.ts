export { BoundedCache } from './bounded-cache';
export {
  conditionVariables,
  UndecidedCondition,
  withDecidedConditions,
} from './decided-conditions';
export { type FederatedSchema, loadFederatedSchema } from './federated-schema';
export { planOperation } from './plan-operation';
export { PlanningFailure } from './planning-failure';
export { type SafelyNamed, withSafeNames } from './reserved-names';
