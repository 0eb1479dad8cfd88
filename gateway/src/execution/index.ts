export { AnswerText } from './answer-text';
export {
  type Answer,
  ExecutableOperation,
  type ExecutionRequest,
  type PlannedOperation,
} from './executable-operation';
export type { SendToSubgraph } from './run';
export {
  type SubscriptionSource,
  sendAfterEvent,
  subscriptionSource,
  withVariables,
} from './subscription-source';
export { UnsupportedPlan } from './unsupported-plan';
