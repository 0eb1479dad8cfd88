import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SUBGRAPH_SECRET } from '../../harness/graph';
import { type Exit, startProgram } from '../../harness/program';

const LONGEST_REFUSAL_MS = 30_000;

interface Case {
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const ALL_IN_ONE = 'all-in-one/dist/main.js';
const GATEWAY = 'gateway/dist/main.js';
const ISSUER = {
  JWKS_URL: 'https://issuer.example/keys',
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'apogee',
};
const CATALOGUE = 'subgraphs/catalogue/dist/main.js';

async function refusal({ script, args = [], env = {} }: Case): Promise<Exit & { tookMs: number }> {
  const startedAt = performance.now();
  const exit = await startProgram({ script, args, env }).exit;
  return { ...exit, tookMs: performance.now() - startedAt };
}

function expectOneClearLine(exit: Exit & { tookMs: number }, naming: RegExp): void {
  expect(exit.status).toBe(1);
  const lines = exit.output.split('\n').filter((line) => line.trim() !== '');
  expect(lines).toEqual([expect.stringMatching(naming)]);
  expect(exit.tookMs).toBeLessThan(LONGEST_REFUSAL_MS);
}

describe('a program that cannot start as configured', () => {
  it.each<[string, Case, RegExp]>([
    ['a port that is no number', { script: ALL_IN_ONE, env: { PORT: 'eighty' } }, /^PORT: /],
    [
      'an unknown log level',
      { script: CATALOGUE, env: { SUBGRAPH_SECRET, LOG_LEVEL: 'loud' } },
      /^LOG_LEVEL: /,
    ],
    [
      'an address of another database system',
      { script: ALL_IN_ONE, env: { DATABASE_URL: 'mysql://127.0.0.1/x' } },
      /^DATABASE_URL: /,
    ],
    [
      'a database nobody listens for',
      { script: ALL_IN_ONE, env: { DATABASE_URL: 'postgres://apogee:secret@127.0.0.1:9/apogee' } },
      /^DATABASE_URL: (?!.*secret)/,
    ],
    [
      'a subgraph whose database nobody listens for',
      {
        script: CATALOGUE,
        env: { SUBGRAPH_SECRET, DATABASE_URL: 'postgres://apogee:secret@127.0.0.1:9/apogee' },
      },
      /^DATABASE_URL: (?!.*secret)/,
    ],
    ['a subgraph that could not know its gateway', { script: CATALOGUE }, /^SUBGRAPH_SECRET: /],
    [
      'a secret that is too short',
      { script: GATEWAY, env: { SUBGRAPH_SECRET: 'short' } },
      /^SUBGRAPH_SECRET: (?!.*short)/,
    ],
    [
      'an issuer of tokens whose name is not told',
      { script: GATEWAY, env: { JWKS_URL: 'https://issuer.example/keys' } },
      /^JWT_ISSUER: /,
    ],
    [
      'an issuer of tokens whose keys are not told',
      { script: ALL_IN_ONE, env: { JWT_ISSUER: 'https://issuer.example', JWT_AUDIENCE: 'apogee' } },
      /^JWKS_URL: /,
    ],
    [
      'keys that could be changed on their way',
      { script: GATEWAY, env: { ...ISSUER, JWKS_URL: 'http://issuer.example/keys' } },
      /^JWKS_URL: /,
    ],
    [
      'a development issuer in production',
      { script: ALL_IN_ONE, env: { DEVELOPMENT_ISSUER: 'true', NODE_ENV: 'production' } },
      /^DEVELOPMENT_ISSUER: /,
    ],
    [
      'a development issuer for everybody',
      { script: GATEWAY, env: { DEVELOPMENT_ISSUER: 'true', HOST: '0.0.0.0' } },
      /^DEVELOPMENT_ISSUER: /,
    ],
    [
      'a development issuer beside another one',
      { script: GATEWAY, env: { ...ISSUER, DEVELOPMENT_ISSUER: 'true' } },
      /^DEVELOPMENT_ISSUER: /,
    ],
    [
      'a data folder that is a file',
      { script: ALL_IN_ONE, env: { DATA_DIR: join(__filename, 'data') } },
      /DATA_DIR/,
    ],
    [
      'a supergraph file that does not exist',
      { script: GATEWAY, args: ['--supergraph', 'nowhere.graphql'] },
      /^--supergraph: cannot read .*nowhere\.graphql$/,
    ],
    [
      'a supergraph file that is a plain schema',
      { script: GATEWAY, args: ['--supergraph', 'schema/api.graphql'] },
      /^--supergraph: .*is not a supergraph/,
    ],
    [
      'a page that is not there',
      { script: GATEWAY, args: ['--web', join(__dirname, 'page-not-there.web.json')] },
      /page-not-there\.web\.json: .*there is no index\.html in .*nowhere$/,
    ],
    [
      'a subgraph that the supergraph does not name',
      { script: GATEWAY, args: ['--subgraph', 'moon=http://127.0.0.1:1/graphql'] },
      /^--subgraph: the supergraph has no "moon"/,
    ],
    ['an unknown flag', { script: GATEWAY, args: ['--fast'] }, /--fast/],
    ['a flag where there are none', { script: ALL_IN_ONE, args: ['--port=80'] }, /^--port=80: /],
    ['a flag of a subgraph', { script: CATALOGUE, args: ['--fast'] }, /^--fast: /],
    [
      'a folder of examples that is not there',
      { script: GATEWAY, args: ['--operations', '/nowhere'] },
      /^--operations: /,
    ],
  ])('says so in one line for %s, and exits with 1 at once', async (_, program, naming) => {
    expectOneClearLine(await refusal(program), naming);
  });

  it('says so for a database that accepts and never answers', async () => {
    const silent = await listenSilently();
    const { port } = silent.address() as { port: number };
    const url = `postgres://apogee:secret@127.0.0.1:${port}/apogee`;
    expectOneClearLine(
      await refusal({ script: ALL_IN_ONE, env: { DATABASE_URL: url } }),
      /^DATABASE_URL: /,
    );
    silent.close();
  });

  it('says so for a port in use', async () => {
    const taken = await listenSilently();
    const { port } = taken.address() as { port: number };
    const exit = await refusal({
      script: GATEWAY,
      env: { PORT: String(port) },
    });
    expectOneClearLine(exit, new RegExp(`^PORT: ${port} on 127.0.0.1 is already in use`));
    taken.close();
  });
});

function listenSilently(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

describe('a data folder', () => {
  it('that two starts race for is opened by one database server', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'apogee-race-'));
    const env = { DATA_DIR: dataDir, PORT: '0', SAMPLE_DATA: 'false', SUBGRAPH_SECRET };
    const programs = [1, 2].map(() => startProgram({ script: CATALOGUE, env }));
    await Promise.all(programs.map((program) => program.waitForOutput(/"msg":"listening"/)));
    expect(await Promise.all(programs.map((program) => program.kill()))).toEqual([
      expect.objectContaining({ status: 0 }),
      expect.objectContaining({ status: 0 }),
    ]);
    await rm(dataDir, { recursive: true, force: true });
  });
});
