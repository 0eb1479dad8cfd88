import type { InTransaction } from '@apogee/shared/database';
import type { EventLog } from '@apogee/shared/events';
import type { Pick } from '../scale/random';
import type { Announcer } from './announcements';
import { startConsumer } from './consumer-process';

const CONSUMER = 'catalogue.search';

interface KilledConsumers {
  readonly databaseUrl: string;
  readonly log: EventLog;
  readonly inTransaction: InTransaction;
  readonly announcer: Announcer;
  readonly pick: Pick;
  readonly events: number;
  readonly kills: number;
}

/**
 * Appends events while a process consumes them that is killed again and again, each time at some place within what is
 * appended in its life. The last one lives until nothing is left to read. Returns how long that one took, in ms.
 */
export async function consumeWithKills(settings: KilledConsumers): Promise<number> {
  const { databaseUrl, log, inTransaction, announcer, pick, events, kills } = settings;
  let left = events;
  for (let kill = 0; kill < kills; kill += 1) {
    const portion = Math.ceil(left / (kills - kill + 1));
    left -= portion;
    const consumer = startConsumer(databaseUrl);
    const until = (await log.end()).seq + pick(portion);
    await Promise.all([announcer.append(portion, inTransaction), isConsumed(log, until)]);
    consumer.kill();
  }
  await announcer.append(left, inTransaction);
  const begun = performance.now();
  const survivor = startConsumer(databaseUrl);
  await isConsumed(log, (await log.end()).seq);
  survivor.kill();
  return performance.now() - begun;
}

/** Asks until it is so: a consumer that stands still is a failure, which whoever runs this sees. */
async function isConsumed(log: EventLog, seq: number): Promise<void> {
  const reached = async (): Promise<boolean> =>
    (await log.consumers()).some((consumer) => consumer.name === CONSUMER && consumer.seq >= seq);
  while (!(await reached()));
}
