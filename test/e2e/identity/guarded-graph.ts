import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSubgraphServer } from '@apogee/shared/graphql';
import { CallSigner, callerFromClaims, Role, SCOPES_OF } from '@apogee/shared/identity';
import { createLogger } from '@apogee/shared/logger';
import { serveSubgraph } from '@apogee/shared/subgraph-process';
import { type GraphQLSchema, parse } from 'graphql';
import { type Answer, type Operation, send } from '../../harness/client';
import { type Graph, SUBGRAPH_SECRET, startGateway } from '../../harness/graph';
import { type Issuer, startIssuer } from '../../harness/issuer';
import { composeSupergraph } from '../../harness/small-subgraph';
import { inventedSubgraph, nodeTypesOf } from './invented-subgraph';

/** Subgraphs with invented data, served as subgraph processes are, behind a gateway process and an issuer of tokens. */
export interface GuardedGraph extends AsyncDisposable {
  readonly url: string;
  readonly issuer: Issuer;
  readonly schemas: ReadonlyMap<string, GraphQLSchema>;
  ask(role: Role, operation: Operation): Promise<Answer>;
  /** As the gateway would for somebody in this role. */
  askSubgraph(role: Role, subgraph: string, operation: Operation): Promise<Answer>;
  /** `http://127.0.0.1:port` */
  urlOf(subgraph: string): string;
}

const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });

export async function startGuardedGraph(
  subgraphs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<GuardedGraph> {
  const nodeTypes = nodeTypesOf(Object.values(subgraphs));
  const served = await Promise.all(
    Object.entries(subgraphs).map(([name, sdl]) =>
      serveInvented({ name, sdl, schema: inventedSubgraph(sdl, nodeTypes) }),
    ),
  );
  const folder = await mkdtemp(join(tmpdir(), 'apogee-guarded-'));
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, composeSupergraph(served));
  const issuer = await startIssuer();
  const graph: Graph = await startGateway(['--supergraph', file], [], {
    ...issuer.env,
    SUBGRAPH_SECRET,
    ...env,
  });
  const authorizations = new Map(
    await Promise.all(
      Object.values(Role).map(async (role) => [role, await issuer.authorizationAs(role)] as const),
    ),
  );
  const signers = new Map(served.map(({ name }) => [name, new CallSigner(SUBGRAPH_SECRET, name)]));
  const urls = new Map(served.map(({ name, origin }) => [name, origin]));
  const urlOf = (subgraph: string): string => urls.get(subgraph) ?? '';
  return {
    url: graph.url,
    issuer,
    schemas: new Map(served.map(({ name, schema }) => [name, schema])),
    urlOf,
    ask: (role, operation) => {
      const authorization = authorizations.get(role);
      return send(graph.url, operation, authorization === undefined ? {} : { authorization });
    },
    askSubgraph: (role, subgraph, operation) => {
      const caller = callerFromClaims({
        sub: role === 'PUBLIC' ? null : 'somebody',
        scope: SCOPES_OF[role].join(' '),
        firms: [],
        person: null,
      });
      const signed = signers.get(subgraph)?.sign(caller, JSON.stringify(operation));
      return send(urlOf(subgraph), operation, { authorization: `Bearer ${signed}` });
    },
    [Symbol.asyncDispose]: async () => {
      await graph[Symbol.asyncDispose]();
      await issuer[Symbol.asyncDispose]();
      await Promise.all(served.map(({ close }) => close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface InventedSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly schema: GraphQLSchema;
}

async function serveInvented({ name, sdl, schema }: InventedSubgraph) {
  const server = await createSubgraphServer({
    name,
    schema,
    createContext: ({ caller }) => ({ caller }),
    logger,
  });
  const subgraph = {
    name,
    server,
    loadSampleData: () => Promise.resolve(),
    ready: () => Promise.resolve(),
    close: () => server.stop(),
  };
  const http = await serveSubgraph(
    subgraph,
    { HOST: '127.0.0.1', PORT: 0, SUBGRAPH_SECRET: [SUBGRAPH_SECRET] },
    logger,
  );
  return {
    name,
    schema,
    origin: http.url,
    url: `${http.url}/graphql`,
    typeDefs: parse(sdl),
    close: async () => {
      await http.close();
      await server.stop();
    },
  };
}
