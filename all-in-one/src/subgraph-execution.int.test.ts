import { join } from 'node:path';
import { accreditationSdl } from '@apogee/accreditation';
import { catalogueSdl } from '@apogee/catalogue';
import {
  type ExampleOperation,
  inProcessTransport,
  loadSupergraph,
  readExampleOperations,
  startGateway,
} from '@apogee/gateway';
import { geoSdl } from '@apogee/geo';
import { fixedClock } from '@apogee/shared/clock';
import type { GraphQLRequest, Subgraph } from '@apogee/shared/graphql';
import { createLogger } from '@apogee/shared/logger';
import { randomQueriesOf, type TestDatabase } from '@apogee/shared/testing';
import { type Backend, openBackend } from './app';
import { sampleDatabase } from './testing/sample-database';

const SCHEMA_FOLDER = join(__dirname, '../../schema');
const RANDOM_QUERIES = 60;
/** Compiled code is used from the second time on. */
const TIMES = 3;
const SDL_OF = { catalogue: catalogueSdl, accreditation: accreditationSdl, geo: geoSdl };

describe('the execution of subgraph operations', () => {
  let database: TestDatabase;
  let backend: Backend;

  beforeAll(async () => {
    database = await sampleDatabase();
    backend = await openBackend({
      databaseUrl: database.url,
      dataDir: '',
      sampleData: false,
      clock: fixedClock('2026-11-22T12:00:00Z'),
      log: { level: 'silent', format: 'json' },
      report: () => undefined,
    });
  }, 180_000);

  afterAll(async () => {
    await backend.close();
    await database.drop();
  });

  it('answers what the example operations ask of subgraphs as Apollo Server does', async () => {
    const asked = await askedByExamples(backend.subgraphs);
    expect(asked.length).toBeGreaterThan(30);
    for (const { subgraph, request } of asked) {
      await expectAnswerOfApollo(subgraph, request);
    }
  });

  it.each(Object.entries(SDL_OF))(
    `answers ${RANDOM_QUERIES} random queries to %s as Apollo Server does`,
    async (name, sdl) => {
      const subgraph = backend.subgraphs.find((candidate) => candidate.name === name);
      for (const request of randomQueriesOf(await sdl(), RANDOM_QUERIES)) {
        if (subgraph !== undefined) {
          await expectAnswerOfApollo(subgraph, request);
        }
      }
    },
  );
});

interface Asked {
  readonly subgraph: Subgraph;
  readonly request: GraphQLRequest;
}

function isForEverybody({ kind, identity }: ExampleOperation): boolean {
  return kind === 'query' && identity === undefined;
}

async function askedByExamples(subgraphs: readonly Subgraph[]): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  const transports = subgraphs.map((subgraph) => {
    const transport = inProcessTransport({
      execute: (request) => {
        asked.push({ subgraph, request });
        return subgraph.server.execute(request);
      },
      ready: () => subgraph.ready(),
    });
    return [subgraph.name, transport] as const;
  });
  const gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    supergraph: await loadSupergraph(join(SCHEMA_FOLDER, 'supergraph.graphql')),
    transports: new Map(transports),
    explorer: { title: 'Test', operations: [] },
    corsOrigins: [],
    logger: createLogger({ name: 'gateway', level: 'silent', format: 'json' }),
  });
  const examples = await readExampleOperations(join(SCHEMA_FOLDER, 'operations'));
  for (const { query, variables } of examples.filter(isForEverybody)) {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: JSON.parse(variables ?? '{}') as unknown }),
    });
    expect(response.status).toBe(200);
  }
  await gateway.close();
  return asked;
}

async function expectAnswerOfApollo({ server }: Subgraph, request: GraphQLRequest): Promise<void> {
  const contextValue = server.newContext();
  const { body } = await server.apollo.executeOperation({ ...request }, { contextValue });
  const expected = body.kind === 'single' ? comparable(body.singleResult) : null;
  for (let time = 0; time < TIMES; time++) {
    const answer = comparable(await server.execute(request));
    expect({ request, ...answer }).toEqual({ request, ...expected });
  }
}

/** Plain objects; the specification leaves the order of errors open. */
function comparable(answer: object): { readonly data?: unknown; readonly errors?: unknown } {
  const { data, errors } = JSON.parse(JSON.stringify(answer)) as {
    data?: unknown;
    errors?: unknown[];
  };
  const sorted = errors?.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  return { data, errors: sorted };
}
