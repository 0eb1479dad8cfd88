import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProcessTransport, loadSupergraph, startGateway } from '@apogee/gateway';
import { createLogger } from '@apogee/shared/logger';
import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type FormattedExecutionResult, type GraphQLSchema, graphql, parse } from 'graphql';
import type { AuditSubgraph, AuditSuite } from './load-suites';

/** A gateway over the subgraphs of one suite. */
export interface AuditServer {
  ask(query: string): Promise<FormattedExecutionResult>;
  stop(): Promise<void>;
}

interface Question {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
}

const logger = createLogger({ name: 'audit', level: 'silent', format: 'json' });

/** This gateway as it is started for users, asked over HTTP. */
export async function ownServer(suite: AuditSuite, workFolder: string): Promise<AuditServer> {
  const subgraphs = subgraphsOf(suite);
  const file = join(workFolder, `${suite.name}.graphql`);
  await writeFile(file, composed(suite));
  const gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    supergraph: await loadSupergraph(file),
    transports: new Map(
      suite.subgraphs.map(({ name }) => [
        name,
        inProcessTransport({
          execute: (request) => subgraphs.ask(name, request),
          ready: () => Promise.resolve(),
        }),
      ]),
    ),
    explorer: { title: 'audit', operations: [] },
    corsOrigins: [],
    logger,
  });
  return {
    ask: async (query) => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the comparison looks at it as JSON
      return (await response.json()) as FormattedExecutionResult;
    },
    stop: () => gateway.close(),
  };
}

/** Apollo's own gateway. */
export async function stockServer(suite: AuditSuite): Promise<AuditServer> {
  const subgraphs = subgraphsOf(suite);
  const server = new ApolloServer({
    logger,
    gateway: new ApolloGateway({
      logger,
      supergraphSdl: composed(suite),
      buildService: ({ name }) => ({
        process: ({ request: { query = '', operationName, variables } }) =>
          subgraphs.ask(name, { query, operationName, variables }),
      }),
    }),
  });
  await server.start();
  return {
    ask: async (query) => {
      const { body } = await server.executeOperation({ query });
      return body.kind === 'single' ? body.singleResult : {};
    },
    stop: () => server.stop(),
  };
}

function composed({ name, subgraphs }: AuditSuite): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map((subgraph) => ({
      name: subgraph.name,
      url: `http://${subgraph.name}.invalid`,
      typeDefs: parse(subgraph.typeDefs),
    })),
  );
  if (supergraphSdl === undefined) {
    throw new Error(`${name} does not compose: ${errors?.map(({ message }) => message).join()}`);
  }
  return supergraphSdl;
}

function subgraphsOf({ subgraphs }: AuditSuite) {
  const schemas = new Map(subgraphs.map((subgraph) => [subgraph.name, schemaOf(subgraph)]));
  return {
    ask: async (
      name: string,
      { query, operationName, variables }: Question,
    ): Promise<FormattedExecutionResult> => {
      const answer = await graphql({
        schema: schemas.get(name) ?? unknownSubgraph(name),
        source: query,
        variableValues: variables ?? null,
        operationName: operationName ?? null,
      });
      return {
        data: answer.data ?? null,
        ...(answer.errors && { errors: answer.errors.map((error) => error.toJSON()) }),
      };
    },
  };
}

function schemaOf({ typeDefs, resolvers }: AuditSubgraph): GraphQLSchema {
  return buildSubgraphSchema({ typeDefs: parse(typeDefs), resolvers });
}

function unknownSubgraph(name: string): never {
  throw new Error(`There is no subgraph "${name}" in this suite.`);
}
