export { DeadlinePassed } from './deadline-passed';
export { Gate } from './gate';
export {
  type Asker,
  type ControlledOutcome,
  OPERATION_LIMITS,
  OperationControl,
  type OperationLimits,
} from './operation-control';
export { TimeLimit, type TimeLimited, type TimeSpan } from './time-limit';
