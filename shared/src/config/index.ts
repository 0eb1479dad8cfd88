export { isLoopback } from './is-loopback';
export { type Environment, readConfig } from './read-config';
export { type ScheduleSettings, scheduleSettings } from './schedule-settings';
export { type SubgraphVariables, subgraphVariables } from './subgraph-variables';
export * as variables from './variables';
