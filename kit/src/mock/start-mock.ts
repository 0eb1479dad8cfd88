import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { createHandler as createHttpHandler } from 'graphql-http/lib/use/http';
import { createHandler as createStreamHandler } from 'graphql-sse/lib/use/http';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { requestFailure, UnknownFault } from './faults';
import { withCode } from './formatted-error';
import { type MockContext, mockSchema } from './mock-schema';
import { answerMultipart, wantsMultipart } from './multipart';
import { type MockOptions, USUAL_OPTIONS, WrongOption } from './options';
import { failure } from './refusals';
import { ERROR_HEADER, Requests, type Stated } from './requests';

export interface RunningMock {
  /** `http://127.0.0.1:4100/graphql` */
  readonly url: string;
  /** The same for WebSockets. */
  readonly socketUrl: string;
  readonly close: () => Promise<void>;
}

const PATH = '/graphql';
const HOST = '127.0.0.1';

/** The schema that the kit brings along. */
export function kitSchema(): string {
  return readFileSync(require.resolve('@apogee/kit/schema.graphql'), 'utf8');
}

export function fieldsIn(schema: GraphQLSchema): (coordinate: string) => boolean {
  return (coordinate) => {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = schema.getType(typeName);
    return isObjectType(type) && fieldName in type.getFields();
  };
}

/** Serves the whole graph with invented data on this machine. Rejects when the port is taken. */
export async function startMock(options: Partial<MockOptions> = {}): Promise<RunningMock> {
  const settings = { ...USUAL_OPTIONS, ...options };
  const schema = mockSchema(kitSchema(), settings.seed);
  const requests = new Requests(settings, fieldsIn(schema));
  const contexts = new WeakMap<IncomingMessage, MockContext>();
  const answer = answerBy(schema, contexts);
  const server = createServer((request, response) => {
    void respond({ request, response, contexts, requests, answer });
  });
  const port = await listening(server, settings.port);
  // Only now: it takes the server's errors for its own.
  const sockets = new WebSocketServer({ server, path: PATH });
  const socketServer = useServer(
    {
      schema,
      context: ({ connectionParams }) => requests.begin(connectionParams ?? {}),
      onError: (...told) => told[3].map((error) => withCode(error).toJSON()),
    },
    sockets,
  );
  return {
    url: `http://${HOST}:${port}${PATH}`,
    socketUrl: `ws://${HOST}:${port}${PATH}`,
    close: async () => {
      await socketServer.dispose();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

type Server = ReturnType<typeof createServer>;

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server on a port has such an address
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Plain answers, Server-Sent Events and the multipart protocol of Apollo's clients, as the request wants them. */
function answerBy(schema: GraphQLSchema, contexts: WeakMap<IncomingMessage, MockContext>): Answer {
  const plain = createHttpHandler({
    schema,
    context: ({ raw }) => ({ ...contexts.get(raw) }),
    formatError: withCode,
  });
  const stream = createStreamHandler({
    schema,
    context: ({ raw }) => ({ ...contexts.get(raw) }),
  });
  return async (request, response) => {
    const contextValue = contexts.get(request);
    if (contextValue !== undefined && wantsMultipart(request)) {
      await answerMultipart(request, response, { schema, contextValue });
    } else if (request.headers.accept?.startsWith('text/event-stream') === true) {
      await stream(request, response);
    } else {
      await plain(request, response);
    }
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly contexts: WeakMap<IncomingMessage, MockContext>;
  readonly requests: Requests;
  readonly answer: Answer;
}

async function respond({ request, response, contexts, requests, answer }: Exchange): Promise<void> {
  allowEveryPage(request, response);
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end();
    return;
  }
  if (new URL(request.url ?? '/', 'http://mock').pathname !== PATH) {
    refuse(response, 404, {
      code: 'RESOURCE_NOT_FOUND',
      message: `The mock answers at ${PATH} alone.`,
    });
    return;
  }
  try {
    const stated: Stated = request.headers;
    const code = stated[ERROR_HEADER];
    const status = typeof code === 'string' ? requestFailure(code) : null;
    if (status !== null) {
      refuse(response, status, { code: String(code).trim() });
      return;
    }
    contexts.set(request, await requests.begin(stated));
    await answer(request, response);
  } catch (error) {
    refuseBecause(error, response);
  }
}

function refuseBecause(error: unknown, response: ServerResponse): void {
  const isMistake = error instanceof UnknownFault || error instanceof WrongOption;
  const code = isMistake ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
  const message = error instanceof Error ? error.message : code;
  refuse(response, isMistake ? 400 : 500, { code, message });
}

/** Pages in development come from other ports. */
function allowEveryPage({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', headers.origin ?? '*');
  const wanted = headers['access-control-request-headers'];
  response.setHeader('access-control-allow-headers', wanted ?? '*');
}

interface Refused {
  readonly code: string;
  readonly message?: string;
}

function refuse(response: ServerResponse, status: number, { code, message }: Refused): void {
  const error = failure(code);
  const told = message === undefined ? error : { message, extensions: { code } };
  if (!response.headersSent) {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  }
  response.end(JSON.stringify({ errors: [told] }));
}
