export { createEngine, type Engine } from './engine';
export type { HotOperation } from './federation-executor';
