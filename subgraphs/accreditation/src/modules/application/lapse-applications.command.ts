import type { ScheduledJob } from '../schedule';
import type { Application } from './application';
import { transition } from './application.command';
import { ApplicationRepository } from './application.repository';

/** Whose deed a step is that nobody took. */
const CLOCK = 'clock';

/** Lapses every file whose last day has gone by. */
export const LAPSE_OF_APPLICATIONS: ScheduledJob<Application> = {
  name: 'lapse overdue applications',
  doSome: async ({ database, at, today, limit }) => {
    const applications = new ApplicationRepository(database);
    const lapsed: Application[] = [];
    for (const application of await applications.lockOverdue(today, limit)) {
      const step = { to: 'LAPSED', actor: CLOCK, at } as const;
      lapsed.push(await transition(applications, application, step));
    }
    return lapsed;
  },
};
