import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GraphQLSchema, graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

/** A subgraph over HTTP and WebSocket, as other programs serve them. */
export interface RemoteSubgraph {
  readonly url: URL;
  /** Cuts all WebSockets off, as a subgraph that dies. */
  cut(): void;
  close(): Promise<void>;
}

export async function startRemoteSubgraph(schema: GraphQLSchema): Promise<RemoteSubgraph> {
  const http = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    void answer(schema, request).then((text) => response.end(text));
  });
  const sockets = new WebSocketServer({ server: http });
  const protocol = useServer({ schema }, sockets);
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const { port } = http.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/graphql`),
    cut: () => {
      for (const socket of sockets.clients) {
        socket.terminate();
      }
    },
    close: async () => {
      await protocol.dispose();
      http.closeAllConnections();
      await new Promise((resolve) => {
        http.close(resolve);
      });
    },
  };
}

async function answer(schema: GraphQLSchema, request: IncomingMessage): Promise<string> {
  const { query, variables = {} } = await readJson(request);
  return JSON.stringify(await graphql({ schema, source: query, variableValues: variables }));
}

async function readJson(
  request: IncomingMessage,
): Promise<{ query: string; variables?: Record<string, unknown> }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString()) as { query: string };
}
