import { type Program, type ProgramSettings, startProgram } from './program';

/** A running graph, whatever it is made of. */
export interface Graph extends AsyncDisposable {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly programs: readonly Program[];
}

/** What falls due changes data at its own time: only for tests that ask for it. */
const FREE_PORT = { PORT: '0', SCHEDULED_WORK: 'false' };
/** With which gateways of tests sign their calls to subgraphs. */
export const SUBGRAPH_SECRET = 'a secret of tests that is long enough';
const SIGNED = { ...FREE_PORT, SUBGRAPH_SECRET };
const ALL_IN_ONE_URL = /graph {5}(http:\/\/\S+)\/graphql/;
const LISTENING_URL = /"url":"(http:\/\/[^"]+)\/graphql"/;
const GATEWAY_URL = /"graph":"(http:\/\/[^"]+)\/graphql"/;

/** What is asked first waits for what a start has left to do, on a slow machine for longer than users would. */
const PATIENT = { SUBGRAPH_TIMEOUT_MS: '60000', OPERATION_TIMEOUT_MS: '60000' };

/** Everything in one process, as `npm start` runs it. */
export async function startAllInOne(env: Readonly<Record<string, string>>): Promise<Graph> {
  return graphOf(
    [
      startProgram({
        script: 'all-in-one/dist/main.js',
        env: { ...FREE_PORT, ...PATIENT, ...env },
      }),
    ],
    ALL_IN_ONE_URL,
  );
}

/** Three subgraph processes and a gateway process, talking HTTP. `gatewayEnv` is for the gateway alone. */
export async function startDistributed(
  env: Readonly<Record<string, string>>,
  gatewayEnv: Readonly<Record<string, string>> = {},
): Promise<Graph> {
  const names = ['catalogue', 'accreditation', 'geo'];
  const subgraphs = names.map((name) =>
    startProgram({ script: `subgraphs/${name}/dist/main.js`, env: { ...SIGNED, ...env } }),
  );
  const urls = await Promise.all(subgraphs.map(addressOf));
  const flags = names.flatMap((name, index) => ['--subgraph', `${name}=${urls[index]}/graphql`]);
  return startGateway(flags, subgraphs, { SUBGRAPH_SECRET, ...gatewayEnv });
}

/** Where a subgraph process listens, once it does: `http://127.0.0.1:port`. */
export async function addressOf(subgraph: Program): Promise<string> {
  return (await subgraph.waitForOutput(LISTENING_URL))[1] ?? '';
}

/** Arguments for a gateway whose subgraphs nobody serves: whatever comes through ends with SUBGRAPH_UNAVAILABLE. */
export const UNREACHABLE_SUBGRAPHS = ['catalogue', 'accreditation', 'geo'].flatMap((name) => [
  '--subgraph',
  `${name}=http://127.0.0.1:9/graphql`,
]);

/** A gateway process with these flags and variables; it stops the given programs when it is disposed of. */
export function startGateway(
  args: readonly string[],
  below: readonly Program[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Graph> {
  const settings: ProgramSettings = {
    script: 'gateway/dist/main.js',
    args,
    env: { ...FREE_PORT, ...env },
  };
  return graphOf([...below, startProgram(settings)], GATEWAY_URL);
}

async function graphOf(programs: readonly Program[], pattern: RegExp): Promise<Graph> {
  const found = await programs.at(-1)?.waitForOutput(pattern);
  return {
    url: found?.[1] ?? '',
    programs,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(programs.map((program) => program.kill()));
    },
  };
}
