export { AnswerText } from './answer-text';
export {
  type Answer,
  ExecutableOperation,
  type ExecutionRequest,
} from './executable-operation';
export type { SendToSubgraph } from './run';
export { UnsupportedPlan } from './unsupported-plan';
