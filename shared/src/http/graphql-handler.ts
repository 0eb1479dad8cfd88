import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { BodyTooLarge, readBody } from './read-body';
import { sendJson } from './responses';

export interface GraphQLHandlerSettings<Context extends object> {
  readonly apollo: ApolloServer<Context>;
  readonly createContext: (request: IncomingMessage) => Context;
  /** Largest request body accepted, in bytes. A larger one is answered with status 413. */
  readonly largestBodyBytes: number;
  /**
   * Answers a body of JSON without Apollo Server, which costs more than a small execution; resolves to null where
   * Apollo Server shall answer. The signal is aborted when the client goes away. Omitted: Apollo Server answers all.
   */
  readonly answerDirectly?: (body: unknown, signal: AbortSignal) => Promise<object | null>;
  /** As `answerDirectly`, for who writes the whole response; resolves to false where Apollo Server shall. */
  readonly respondDirectly?: (body: unknown, exchange: HttpExchange) => Promise<boolean>;
}

/** A request that came over HTTP, and what becomes its answer. */
export interface HttpExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Speaks GraphQL over HTTP for an Apollo Server, on plain `node:http`. */
export function graphqlHandler<Context extends object>(
  settings: GraphQLHandlerSettings<Context>,
): Handler {
  return async (request, response) => {
    try {
      const body = await readJson(request, settings.largestBodyBytes);
      if (wantsJson(request) && (await sendDirectly(settings, body, { request, response }))) {
        return;
      }
      const answer = await settings.apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method ?? 'GET',
          headers: headersOf(request),
          search: searchOf(request),
          body,
        },
        context: () => Promise.resolve(settings.createContext(request)),
      });
      await send(answer, response);
    } catch (error) {
      refuse(error, response);
    }
  };
}

async function sendDirectly<Context extends object>(
  { answerDirectly, respondDirectly }: GraphQLHandlerSettings<Context>,
  body: unknown,
  exchange: HttpExchange,
): Promise<boolean> {
  if (body === undefined) {
    return false;
  }
  if (respondDirectly !== undefined) {
    return respondDirectly(body, exchange);
  }
  const { response } = exchange;
  const answer = await answerDirectly?.(body, goneAway(response));
  if (answer === null || answer === undefined) {
    return false;
  }
  sendJson(response, 200, answer);
  return true;
}

/** What other clients accept instead of plain JSON is for Apollo Server to work out. */
function wantsJson({ headers: { accept = '*/*' } }: IncomingMessage): boolean {
  return accept === 'application/json' || accept === '*/*';
}

/** Aborted when the connection closes before the answer was sent. */
function goneAway(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) {
      controller.abort();
    }
  });
  return controller.signal;
}

class NotJson extends Error {}

async function readJson(request: IncomingMessage, largestBytes: number): Promise<unknown> {
  if (request.method !== 'POST') {
    return undefined;
  }
  const text = await readBody(request, largestBytes);
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(request.headers['content-type'] ?? '')) {
    // Apollo Server refuses a body that is not JSON, with the reason.
    return {};
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new NotJson();
  }
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) {
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
  }
  return headers;
}

function searchOf(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}

async function send(answer: HTTPGraphQLResponse, response: ServerResponse): Promise<void> {
  for (const [name, value] of answer.headers) {
    response.setHeader(name, value);
  }
  response.statusCode = answer.status ?? 200;
  if (answer.body.kind === 'complete') {
    response.end(answer.body.string);
    return;
  }
  for await (const chunk of answer.body.asyncIterator) {
    response.write(chunk);
  }
  response.end();
}

function refuse(error: unknown, response: ServerResponse): void {
  if (error instanceof BodyTooLarge) {
    response.setHeader('connection', 'close');
    sendJson(response, 413, graphqlError('The request body is too large.', 'BODY_TOO_LARGE'));
  } else if (error instanceof NotJson) {
    sendJson(response, 400, graphqlError('The request body is not valid JSON.', 'BAD_REQUEST'));
  } else {
    throw error;
  }
}

function graphqlError(message: string, code: string): object {
  return { errors: [{ message, extensions: { code } }] };
}
