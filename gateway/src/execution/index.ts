export { AnswerText } from './answer-text';
export { type Answer, ExecutableOperation } from './executable-operation';
export { type PlanContext, planContext } from './fetch-context';
export { type ExecutionRequest, OperationFetch } from './operation-fetch';
export type { SendToSubgraph } from './run';
export {
  type SubscriptionSource,
  sendAfterEvent,
  subscriptionSource,
  withVariables,
} from './subscription-source';
export { UnsupportedPlan } from './unsupported-plan';
