import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { HttpProgram } from '../http-program';
import { graphqlBody, type StackKind, type StackSettings } from './stack';

const ROOT = join(__dirname, '../../../..');
/** As `npm start` starts the gateway. */
const YOUNG_GENERATION = '--max-semi-space-size=64';

export const SUBGRAPH_NAMES = ['catalogue', 'accreditation', 'geo'] as const;

/** Of programs that end with the benchmark. */
const SUBGRAPH_SECRET = randomBytes(24).toString('base64');

const environmentOf = ({ databaseUrl }: StackSettings): Readonly<Record<string, string>> => ({
  DATABASE_URL: databaseUrl,
  SAMPLE_DATA: 'false',
  SUBGRAPH_SECRET,
  LOG_LEVEL: 'warn',
});

/** `npm start`. */
export const oneProcess: StackKind = {
  name: 'ours, 1 process',
  what: '`npm start`: gateway and subgraphs in one process',
  servesOurSchema: true,
  body: graphqlBody,
  start: async (settings) => [
    await HttpProgram.start({
      name: 'ours',
      args: () => [YOUNG_GENERATION, join(ROOT, 'all-in-one/dist/main.js')],
      environment: environmentOf(settings),
      processors: settings.processors,
    }),
  ],
};

/** `npm run start:catalogue` and so on. */
export const fourProcesses: StackKind = {
  name: 'ours, 4 processes',
  what: '`npm run start:gateway` over the three subgraphs by HTTP',
  servesOurSchema: true,
  body: graphqlBody,
  start: async (settings) => {
    const subgraphs = await startSubgraphs(settings, {
      args: (name) => [join(ROOT, 'subgraphs', name, 'dist/main.js')],
      // Anything else it answers to its gateway only.
      readyAt: '/health/ready',
    });
    const addresses = SUBGRAPH_NAMES.flatMap((name, index) => [
      '--subgraph',
      `${name}=${subgraphs[index]?.url}`,
    ]);
    const gateway = await HttpProgram.start({
      name: 'our gateway',
      args: () => [
        YOUNG_GENERATION,
        join(ROOT, 'gateway/dist/main.js'),
        '--supergraph',
        join(ROOT, 'schema/supergraph.graphql'),
        ...addresses,
      ],
      environment: { LOG_LEVEL: 'warn', SUBGRAPH_SECRET },
      processors: settings.processors,
    });
    return [...subgraphs, gateway];
  },
};

interface SubgraphPrograms {
  readonly args: (name: string) => readonly string[];
  readonly readyAt?: string;
}

/** One process for each subgraph, in the order of `SUBGRAPH_NAMES`. */
export function startSubgraphs(
  settings: StackSettings,
  { args, ...rest }: SubgraphPrograms,
): Promise<HttpProgram[]> {
  return Promise.all(
    SUBGRAPH_NAMES.map((name) =>
      HttpProgram.start({
        name,
        args: () => args(name),
        environment: environmentOf(settings),
        processors: settings.processors,
        ...rest,
      }),
    ),
  );
}
