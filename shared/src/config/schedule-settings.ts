import { type Environment, readConfig } from './read-config';
import { flag, milliseconds } from './variables';

export interface ScheduleSettings {
  /** Whether this process does what falls due with the days. */
  readonly isOn: boolean;
  /** How long it waits before it looks again. */
  readonly everyMs: number;
}

/** Who does what falls due, in every run mode. */
export function scheduleSettings(environment: Environment): ScheduleSettings {
  const { SCHEDULED_WORK, SCHEDULED_WORK_EVERY_MS } = readConfig(
    { SCHEDULED_WORK: flag(true), SCHEDULED_WORK_EVERY_MS: milliseconds(60_000) },
    environment,
  );
  return { isOn: SCHEDULED_WORK, everyMs: SCHEDULED_WORK_EVERY_MS };
}
