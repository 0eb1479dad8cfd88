import type { EventContract } from '../contracts';
import type { Database } from '../database';
import { EventLogRepository } from './event-log.repository';

/** What the last event of a contract's type says, whatever its version; null when there was none. */
export async function latestEvent<Payload>(
  database: Database,
  { type }: Pick<EventContract, 'type'>,
): Promise<Payload | null> {
  const event = await new EventLogRepository(database).findLatest(type);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whoever recorded it gave it what the contract says
  return event === null ? null : (event.payload as Payload);
}
