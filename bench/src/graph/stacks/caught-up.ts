import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import { withClient } from '../../harness/with-client';

const LOOK_AGAIN_MS = 100;
/** Each has read the events of the data, and what the other one recorded about them. */
const CONSUMERS = ['catalogue.search', 'geo.establishments'];
const CAUGHT_UP = `
  /* bench.caughtUp */
  select count(*) = cardinality($1::text[]) as "all"
  from events.consumer
  where name = any($1) and seq >= (select coalesce(max(seq), 0) from events.event)
`;

/** Until our programs have done what is done about the events of the data: nobody else has any, and they would be timed with it. */
export function untilCaughtUp(databaseUrl: string): Promise<void> {
  return withClient(databaseUrl, async (client) => {
    while (!(await haveCaughtUp(client))) {
      await wait(LOOK_AGAIN_MS);
    }
  });
}

async function haveCaughtUp(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ readonly all: boolean }>(CAUGHT_UP, [CONSUMERS]);
  return rows[0]?.all === true;
}
