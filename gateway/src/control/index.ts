export { DeadlinePassed } from './deadline-passed';
export { Gate } from './gate';
export {
  type Asker,
  type ControlledOutcome,
  OPERATION_LIMITS,
  OperationControl,
  type OperationLimits,
} from './operation-control';
export { type RunningTime, TimeLimit, type TimeLimited } from './time-limit';
