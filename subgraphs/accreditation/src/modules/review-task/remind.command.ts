import type { ScheduledJob } from '../schedule';
import { ReminderRepository } from './reminder.repository';

/** Raises the tasks that the days bring, once each, and settles those whose matter is over. */
export const REMINDING: ScheduledJob<string> = {
  name: 'remind',
  doSome: async ({ database, at, today, limit }) => {
    const reminders = new ReminderRepository(database);
    const raised = await reminders.raise(today, at, limit);
    const left = limit - raised.length;
    return left === 0 ? raised : [...raised, ...(await reminders.settle(today, at, left))];
  },
};
