export type { AskedOperation, OperationClient, RunOperation } from './operation-client';
export { operationRunner } from './run-operation';
export { STREAM_LIMITS, StreamCount, type StreamLimits } from './stream-limits';
