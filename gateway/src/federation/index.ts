export { createEngine, type Engine, type EngineSettings } from './engine';
