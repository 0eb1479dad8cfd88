export type { FailingFields } from './faults';
export type { Latency, MockOptions } from './options';
export { type RunningMock, startMock } from './start-mock';
