/** Work that falls due with the days: once across replicas, however often a process stops. See `docs/operations.md`. */
export { removalOfOldEvents } from './remove-old-events.command';
export { doWhatIsDue } from './schedule.runner';
export { doJob, type ScheduledJob } from './scheduled-job.command';
