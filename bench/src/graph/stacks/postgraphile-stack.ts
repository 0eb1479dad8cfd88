import { join } from 'node:path';
import { HttpProgram } from '../http-program';
import { installPostgraphile } from '../install-postgraphile';
import type { StackKind } from './stack';

/** What somebody without federation would pick for one database. */
export const postgraphileStack: StackKind = {
  name: 'PostGraphile 5',
  what: 'PostGraphile over the same three schemas, with its smart tags for what has no foreign key',
  servesOurSchema: false,
  body: ({ postgraphile: { query, variables } }, parameters) =>
    JSON.stringify({ query, variables: variables(parameters) }),
  start: async ({ databaseUrl, processors }) => {
    const folder = await installPostgraphile();
    return [
      await HttpProgram.start({
        name: 'PostGraphile',
        args: () => [join(__dirname, '../servers/postgraphile-server.js'), folder],
        environment: { DATABASE_URL: databaseUrl },
        processors,
      }),
    ];
  },
};
