import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { HttpProgram } from '../http-program';
import { untilCaughtUp } from './caught-up';
import { graphqlBody, type StackKind, type StackSettings } from './stack';

const ROOT = join(__dirname, '../../../..');
/** As the scripts of package.json start each program. */
const YOUNG_GENERATION = '--max-semi-space-size=64';
/** And the one that does the work of four. */
const YOUNG_GENERATION_OF_ALL = '--max-semi-space-size=128';

export const SUBGRAPH_NAMES = ['catalogue', 'accreditation', 'geo'] as const;
type SubgraphName = (typeof SUBGRAPH_NAMES)[number];
/** Nobody answers here: of a subgraph that nobody asks. */
const UNSERVED = 'http://127.0.0.1:9/graphql';

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
  start: async (settings) => {
    const program = await HttpProgram.start({
      name: 'ours',
      args: () => [YOUNG_GENERATION_OF_ALL, join(ROOT, 'all-in-one/dist/main.js')],
      environment: environmentOf(settings),
      processors: settings.processors,
    });
    await untilCaughtUp(settings.databaseUrl);
    return [program];
  },
};

/** `npm run start:catalogue` and so on. */
export const fourProcesses: StackKind = {
  name: 'ours, 4 processes',
  what: '`npm run start:gateway` over the three subgraphs by HTTP',
  servesOurSchema: true,
  body: graphqlBody,
  start: async (settings) => {
    const subgraphs = await startSubgraphs(settings, OUR_SUBGRAPHS);
    const gateway = await startGatewayOver(subgraphs, settings);
    await untilCaughtUp(settings.databaseUrl);
    return [...subgraphs, gateway];
  },
};

interface GatewayProgram {
  readonly processors: readonly number[];
  /** Omitted: a free one. */
  readonly port?: number;
  /** Beside what it needs. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The gateway's process over those of `startSubgraphs`; it does not reach a subgraph that is not among them. */
export function startGatewayOver(
  subgraphs: readonly HttpProgram[],
  { processors, port, environment }: GatewayProgram,
): Promise<HttpProgram> {
  const urls = new Map(subgraphs.map(({ name, url }) => [name, url]));
  const addresses = SUBGRAPH_NAMES.flatMap((name) => [
    '--subgraph',
    `${name}=${urls.get(name) ?? UNSERVED}`,
  ]);
  return HttpProgram.start({
    name: 'our gateway',
    args: () => [
      YOUNG_GENERATION,
      join(ROOT, 'gateway/dist/main.js'),
      '--supergraph',
      join(ROOT, 'schema/supergraph.graphql'),
      ...addresses,
    ],
    environment: { LOG_LEVEL: 'warn', SUBGRAPH_SECRET, ...environment },
    processors,
    ...(port === undefined ? {} : { port }),
  });
}

interface SubgraphPrograms {
  readonly args: (name: SubgraphName) => readonly string[];
  readonly readyAt?: string;
  /** All of them when omitted. */
  readonly names?: readonly SubgraphName[];
  /** Beside what each needs. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** As `npm run start:catalogue` and so on start them. */
export const OUR_SUBGRAPHS: SubgraphPrograms = {
  args: (name) => [YOUNG_GENERATION, join(ROOT, 'subgraphs', name, 'dist/main.js')],
  // Anything else they answer to their gateway only.
  readyAt: '/health/ready',
};

/** One process for each subgraph, in the order of the names. */
export function startSubgraphs(
  settings: StackSettings,
  { args, names = SUBGRAPH_NAMES, environment, ...rest }: SubgraphPrograms,
): Promise<HttpProgram[]> {
  return Promise.all(
    names.map((name) =>
      HttpProgram.start({
        name,
        args: () => args(name),
        environment: { ...environmentOf(settings), ...environment },
        processors: settings.processors,
        ...rest,
      }),
    ),
  );
}
