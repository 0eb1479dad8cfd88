export type { OperationClient, RunOperation } from './operation-client';
export { operationRunner } from './run-operation';
