import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { DomainError } from '@apogee/shared/errors';
import { type Handler, type HttpExchange, sendJson } from '@apogee/shared/http';
import { IdentityUnavailable } from '@apogee/shared/identity';
import type { FormattedExecutionResult } from 'graphql';
import type { Asker } from '../../control';
import type { ServedGraph } from '../../generations';
import type { Identify } from '../../identity';
import { stringifyAnswer } from '../../plugins/stringify-answer';
import { fieldAt } from './answer-field';
import { type Exchange, sendFile, toldOf } from './resource-file';
import { type AddressedResource, ResourcePaths, variablesOf } from './resource-variables';
import type { Resource } from './web-settings';

export interface ResourceSettings {
  readonly resources: readonly Resource[];
  readonly graph: ServedGraph;
  readonly identify: Identify;
  readonly askerOf: (exchange: Pick<HttpExchange, 'response' | 'caller'>) => Asker;
  /** Answers what is no resource. */
  readonly otherwise: Handler;
}

/** Statuses of errors that are not the graph's own fault, by code. */
const STATUS: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  SUBGRAPH_UNAVAILABLE: 503,
  OVERLOADED: 503,
  SUBGRAPH_TIMEOUT: 504,
  OPERATION_TIMEOUT: 504,
};

/**
 * Answers resources by running their queries as any client's: the same limits, the same rights, whichever way the
 * subgraphs are reached. Errors are JSON, as those of the graph, under a status of their own.
 */
export function resourceHandler(settings: ResourceSettings): Handler {
  const paths = new ResourcePaths(settings.resources);
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://resources');
    const addressed = paths.find(url.pathname);
    if (addressed === null) {
      await settings.otherwise(request, response);
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      sendProblem(response, 405, { code: 'BAD_REQUEST', message: 'A resource is read with GET.' });
      return;
    }
    try {
      const { caller } = await settings.identify(request.headers.authorization);
      const variables = variablesOf(addressed, url.searchParams);
      const asker = settings.askerOf({ response, caller });
      const ask = (further: Record<string, unknown>): Promise<FormattedExecutionResult> =>
        run(settings.graph, { addressed, variables: { ...variables, ...further }, asker });
      await answer(ask, addressed.resource, { request, response });
    } catch (error) {
      refuse(error, response);
    }
  };
}

interface Asked {
  readonly addressed: AddressedResource;
  readonly variables: Record<string, unknown>;
  readonly asker: Asker;
}

async function run(
  graph: ServedGraph,
  { addressed, variables, asker }: Asked,
): Promise<FormattedExecutionResult> {
  let answer: FormattedExecutionResult = {};
  await graph.use(async ({ apollo }) => {
    const { body } = await apollo.executeOperation(
      { query: addressed.resource.query, variables },
      { contextValue: asker },
    );
    if (body.kind !== 'single') {
      throw new TypeError('A query was answered incrementally although nothing asked for it.');
    }
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- an answer is what was just written
    answer = JSON.parse(stringifyAnswer(body.singleResult));
  });
  return answer;
}

type Ask = (further: Record<string, unknown>) => Promise<FormattedExecutionResult>;

async function answer(ask: Ask, resource: Resource, exchange: Exchange): Promise<void> {
  const { represented } = resource;
  const isFile = represented.as === 'file';
  const first = await ask(isFile ? { [represented.partVariable]: 0 } : {});
  const { response } = exchange;
  // What a caller may see depends on who he is: a cache asks each time, and is told by the entity tag.
  response.setHeader('vary', 'authorization');
  response.setHeader('cache-control', 'private, no-cache');
  response.setHeader('x-content-type-options', 'nosniff');
  const body = bodyOf(first, resource);
  if (first.errors !== undefined) {
    const { errors } = first;
    sendJson(response, statusOf(errors[0]?.extensions?.['code']), { errors });
  } else if (body === null) {
    sendProblem(response, 404, { code: 'RESOURCE_NOT_FOUND', message: 'There is nothing here.' });
  } else if (represented.as === 'body') {
    sendBody(body, represented.contentType, exchange);
  } else {
    const partOf = async (number: number): Promise<Buffer | null> =>
      bodyOf(await ask({ [represented.partVariable]: number }), resource);
    await sendFile({ told: toldOf(represented, first), first: body, partOf }, exchange);
  }
}

function statusOf(code: unknown): number {
  return (typeof code === 'string' ? STATUS[code] : undefined) ?? 500;
}

/** Null when there is none, or what there is may not be seen. */
function bodyOf({ data, errors }: FormattedExecutionResult, resource: Resource): Buffer | null {
  const value = errors === undefined ? fieldAt(data, resource.body) : null;
  if (value === null || value === undefined) {
    return null;
  }
  return resource.encoding === 'base64' && typeof value === 'string'
    ? Buffer.from(value, 'base64')
    : Buffer.from(JSON.stringify(value));
}

/** Enough of the hash that two bodies do not meet by chance. */
const TAG_LENGTH = 27;

function sendBody(body: Buffer, contentType: string, { request, response }: Exchange): void {
  const hash = createHash('sha256').update(body).digest('base64url');
  const etag = `"${hash.slice(0, TAG_LENGTH)}"`;
  response.setHeader('etag', etag);
  if (isKnown(request.headers['if-none-match'], etag)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  response.setHeader('content-type', contentType);
  response.setHeader('content-length', body.byteLength);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** RFC 9110: a list of tags, each perhaps weak, or any. */
function isKnown(header: string | undefined, etag: string): boolean {
  const tags = new Set((header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, '')));
  return tags.has(etag) || tags.has('*');
}

function refuse(error: unknown, response: ServerResponse): void {
  if (!(error instanceof DomainError)) {
    throw error;
  }
  const isUnavailable = error instanceof IdentityUnavailable;
  const status = isUnavailable ? 503 : (STATUS[error.code] ?? 401);
  if (status === 401) {
    response.setHeader('www-authenticate', 'Bearer error="invalid_token"');
  }
  sendProblem(response, status, error);
}

interface Problem {
  readonly code: string;
  readonly message: string;
}

function sendProblem(response: ServerResponse, status: number, { code, message }: Problem): void {
  sendJson(response, status, { errors: [{ message, extensions: { code } }] });
}
