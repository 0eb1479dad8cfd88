export { createEngine, type Engine } from './engine';
export type { ExplainedOperation, HotOperation } from './federation-executor';
export type { RequestedOperation } from './requested-operation';
