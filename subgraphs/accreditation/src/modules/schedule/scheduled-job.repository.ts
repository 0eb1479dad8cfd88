import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';

const FIND_DONE = `
  /* scheduledJob.findDone */
  select name
  from accreditation.scheduled_job
  where done_until >= $1::date
`;

/** The update changes nothing: it waits for whoever holds the row, and then holds it until the transaction ends. */
const CLAIM = `
  /* scheduledJob.claim */
  insert into accreditation.scheduled_job as job (name, done_until)
  values ($1, '-infinity')
  on conflict (name) do update set done_until = job.done_until
  returning done_until >= $2::date as "isDone"
`;

const MARK_DONE = `
  /* scheduledJob.markDone */
  update accreditation.scheduled_job
  set done_until = greatest(done_until, $2::date)
  where name = $1
`;

/** Up to which day each job has done its work. */
export class ScheduledJobRepository {
  constructor(private readonly database: Database) {}

  /** Names of the jobs that have done their work of a day. */
  async findDone(day: IsoDate): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ name: string }[]>(FIND_DONE, [day]);
    return new Set(rows.map(({ name }) => name));
  }

  /** Nobody else's to do until the transaction ends. Tells whether its work of the day is done already. */
  async claim(name: string, day: IsoDate): Promise<boolean> {
    const [row] = await this.database.query<{ isDone: boolean }[]>(CLAIM, [name, day]);
    return row?.isDone === true;
  }

  async markDone(name: string, day: IsoDate): Promise<void> {
    await this.database.query(MARK_DONE, [name, day]);
  }
}
