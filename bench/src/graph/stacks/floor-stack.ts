import { join } from 'node:path';
import { HttpProgram } from '../http-program';
import type { StackKind } from './stack';

/** Below this no server in Node can go that asks the same database for the same rows. */
export const floorStack: StackKind = {
  name: 'floor',
  what: 'one hand-written SQL statement that returns JSON, `pg` and plain node:http',
  servesOurSchema: false,
  body: ({ name, floor }, parameters) =>
    JSON.stringify({ operation: name, values: floor.values(parameters) }),
  start: async ({ databaseUrl, processors }) => [
    await HttpProgram.start({
      name: 'floor',
      args: () => [join(__dirname, '../servers/floor-server.js')],
      environment: { DATABASE_URL: databaseUrl },
      processors,
    }),
  ],
};
