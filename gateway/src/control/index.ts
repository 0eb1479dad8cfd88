export { DeadlinePassed } from './deadline-passed';
export { Gate } from './gate';
export {
  type Asker,
  OPERATION_LIMITS,
  OperationControl,
  type OperationLimits,
} from './operation-control';
