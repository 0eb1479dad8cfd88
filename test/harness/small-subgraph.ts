import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, graphql, parse } from 'graphql';
import type { Operation } from './client';

export interface SmallSubgraphSettings {
  readonly name: string;
  /** Without the federation link. */
  readonly typeDefs: string;
  readonly resolvers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A subgraph of a few lines that a test serves over HTTP. */
export interface SmallSubgraph extends AsyncDisposable {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';

export async function startSmallSubgraph({
  name,
  typeDefs,
  resolvers,
}: SmallSubgraphSettings): Promise<SmallSubgraph> {
  const document = withLink(typeDefs);
  const schema = buildSubgraphSchema([
    { typeDefs: document, resolvers: resolvers as Record<string, Record<string, never>> },
  ]);
  const server = createServer((request, response) => {
    void answer(schema, request).then((text) => response.end(text));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    name,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    typeDefs: document,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function withLink(typeDefs: string): DocumentNode {
  return parse(`${LINK}\n${typeDefs}`);
}

/** The supergraph of these, as composition writes it. */
export function composeSupergraph(
  subgraphs: readonly Pick<SmallSubgraph, 'name' | 'url' | 'typeDefs'>[],
): string {
  const { supergraphSdl, errors } = composeServices([...subgraphs]);
  if (supergraphSdl === undefined) {
    throw new AggregateError(errors ?? [], 'composition failed');
  }
  return supergraphSdl;
}

async function answer(schema: GraphQLSchema, request: IncomingMessage): Promise<string> {
  const { query, variables = {} } = await readOperation(request);
  return JSON.stringify(await graphql({ schema, source: query, variableValues: variables }));
}

async function readOperation(request: IncomingMessage): Promise<Operation> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Operation;
}
