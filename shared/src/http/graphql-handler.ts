import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { DomainError } from '../errors';
import { ANYONE, type Caller, IdentityUnavailable } from '../identity';
import { BodyTooLarge, readBody } from './read-body';
import { sendJson } from './responses';

/**
 * Who asks, by the request's headers and its body as it came (empty but for POST). Throws or rejects with a
 * `DomainError` when the request is not to be answered.
 */
export type Authenticate = (request: IncomingMessage, body: string) => Caller | Promise<Caller>;

export interface GraphQLHandlerSettings<Context extends object>
  extends Omit<ExchangeSettings, 'respond'> {
  readonly apollo: ApolloServer<Context>;
  readonly createContext: (exchange: HttpExchange) => Context;
  /**
   * Answers a body of JSON without Apollo Server, which costs more than a small execution; resolves to null where
   * Apollo Server shall answer. The signal is aborted when the client goes away. Omitted: Apollo Server answers all.
   */
  readonly answerDirectly?: (body: unknown, asker: HttpAsker) => Promise<object | null>;
  /** Looks at what is asked before anything else does. Omitted: it goes on as it came. */
  readonly revise?: ReviseRequest | undefined;
  /** As `answerDirectly`, for who writes the whole response; resolves to false where Apollo Server shall. */
  readonly respondDirectly?: (body: unknown, exchange: HttpExchange) => Promise<boolean>;
}

/** A request that came over HTTP, and what becomes its answer. */
export interface HttpExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly caller: Caller;
}

/** What a request asks: by its body, or by what follows the path of its address (`?…`, or nothing). */
export interface AskedOverHttp {
  readonly body: unknown;
  readonly search: string;
}

/** Gives what goes on in the place of a request; `null` when it has answered the request itself. */
export type ReviseRequest = (asked: AskedOverHttp, exchange: HttpExchange) => AskedOverHttp | null;

/** For whom a request that came over HTTP is answered. */
interface HttpAsker {
  readonly caller: Caller;
  readonly signal: AbortSignal;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface ExchangeSettings {
  /** Omitted: everybody is the public. */
  readonly authenticate?: Authenticate;
  /** Largest request body accepted, in bytes. A larger one is answered with status 413. */
  readonly largestBodyBytes: number;
  /** `body` is what a POST with JSON brings; of another POST an empty object, of other requests nothing. */
  readonly respond: (body: unknown, exchange: HttpExchange) => Promise<void>;
}

/** Reads a request and finds out who asks. What is wrong with either is answered here. */
export function exchangeHandler({
  authenticate,
  largestBodyBytes,
  respond,
}: ExchangeSettings): Handler {
  return async (request, response) => {
    try {
      const text = await readText(request, largestBodyBytes);
      const identified =
        authenticate === undefined ? ANYONE : callerBy(authenticate, request, text);
      // Most are the public, and have nothing to wait for.
      const caller = identified instanceof Promise ? await identified : identified;
      await respond(asJson(request, text), { request, response, caller });
    } catch (error) {
      refuse(error, response);
    }
  };
}

/** Speaks GraphQL over HTTP for an Apollo Server, on plain `node:http`. */
export function graphqlHandler<Context extends object>(
  settings: GraphQLHandlerSettings<Context>,
): Handler {
  const { revise = unchanged } = settings;
  const respond: ExchangeSettings['respond'] = async (sent, exchange) => {
    const { request, response } = exchange;
    const asked = revise({ body: sent, search: searchOf(request) }, exchange);
    if (asked === null) {
      return;
    }
    const { body, search } = asked;
    if (wantsJson(request) && (await sendDirectly(settings, body, exchange))) {
      return;
    }
    const answer = await settings.apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? 'GET',
        headers: headersOf(request),
        search,
        body,
      },
      context: () => Promise.resolve(settings.createContext(exchange)),
    });
    await send(answer, response);
  };
  return exchangeHandler({ ...settings, respond });
}

const unchanged: ReviseRequest = (asked) => asked;

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
  const { caller, response } = exchange;
  const answer = await answerDirectly?.(body, { caller, signal: goneAway(response) });
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

/** Nothing but a POST has a body that matters. */
function readText(request: IncomingMessage, largestBytes: number): Promise<string> | string {
  return request.method === 'POST' ? readBody(request, largestBytes) : '';
}

function callerBy(
  authenticate: Authenticate,
  request: IncomingMessage,
  text: string,
): Caller | Promise<Caller> {
  try {
    const caller = authenticate(request, text);
    return caller instanceof Promise ? caller.catch(refuseAuthentication) : caller;
  } catch (error) {
    return refuseAuthentication(error);
  }
}

function refuseAuthentication(error: unknown): never {
  throw error instanceof DomainError ? new NotAuthenticated(error) : error;
}

class NotAuthenticated extends Error {
  constructor(readonly refusal: DomainError) {
    super(refusal.message);
  }
}

function asJson(request: IncomingMessage, text: string): unknown {
  if (request.method !== 'POST') {
    return undefined;
  }
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
  } else if (error instanceof NotAuthenticated) {
    refuseUnauthenticated(error.refusal, response);
  } else if (error instanceof NotJson) {
    sendJson(response, 400, graphqlError('The request body is not valid JSON.', 'BAD_REQUEST'));
  } else {
    throw error;
  }
}

/** RFC 6750: which scheme is wanted, and that what was shown is not accepted. */
function refuseUnauthenticated(refusal: DomainError, response: ServerResponse): void {
  const mayRetry = refusal instanceof IdentityUnavailable;
  if (!mayRetry) {
    response.setHeader('www-authenticate', 'Bearer error="invalid_token"');
  }
  sendJson(response, mayRetry ? 503 : 401, graphqlError(refusal.message, refusal.code));
}

function graphqlError(message: string, code: string): object {
  return { errors: [{ message, extensions: { code } }] };
}
