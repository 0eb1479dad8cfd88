import { lockForTransaction } from '@apogee/shared/database';
import type { WriteContext } from '../procedure';
import type { Application } from './application';
import { transition } from './application.command';
import { ApplicationRepository } from './application.repository';

/** Whose deed a step is that nobody took. */
const CLOCK = 'clock';

/**
 * Lapses every file whose last day has gone by. May run as often as one likes and in several replicas: a lapsed file
 * is due no more, and who comes second waits for the first and finds nothing left.
 */
export function lapseOverdueApplications({
  inTransaction,
  clock,
}: Pick<WriteContext, 'inTransaction' | 'clock'>): Promise<readonly Application[]> {
  return inTransaction(async (database) => {
    await lockForTransaction(database, 'lapse of overdue applications');
    const applications = new ApplicationRepository(database);
    const lapsed: Application[] = [];
    for (const application of await applications.lockOverdue(clock.today())) {
      const step = { to: 'LAPSED', actor: CLOCK, at: clock.now() } as const;
      lapsed.push(await transition(applications, application, step));
    }
    return lapsed;
  });
}
