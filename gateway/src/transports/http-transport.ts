import { CallSigner } from '@apogee/shared/identity';
import type { FormattedExecutionResult } from 'graphql';
import {
  type Authorize,
  type HttpClient,
  MalformedResponse,
  PipelinedClient,
  ResponseTooLarge,
  shareQueries,
  undiciClient,
} from './http';
import { SubgraphFailure, type SubgraphFailureCode } from './subgraph-failure';
import type { SubgraphRequest, SubgraphTransport } from './subgraph-transport';

export interface HttpSettings {
  /** `own`: our own client for `http:` addresses (ADR 12), undici for all others. `undici`: always that. */
  readonly client: 'own' | 'undici';
  /** Of one answer, in bytes. */
  readonly largestAnswerBytes: number;
  /** Whether equal queries that are under way at the same time are sent once. */
  readonly sharesQueries: boolean;
}

export interface HttpTransportSettings extends HttpSettings {
  readonly name: string;
  readonly url: URL;
  /** With which calls are signed. `null`: they are not, as the subgraph does not ask for it. */
  readonly secret?: string | null;
}

const PING: SubgraphRequest = {
  operation: { kind: 'query', query: '{ __typename }' },
  variables: '{}',
};

/** Calls a subgraph over HTTP, as long as the caller's signal lets it. */
export function httpTransport(settings: HttpTransportSettings): SubgraphTransport {
  const { name } = settings;
  const client = settings.sharesQueries ? shareQueries(clientFor(settings)) : clientFor(settings);
  const execute: SubgraphTransport['execute'] = async (request, options = {}) => {
    try {
      const { status, body } = await client.post({ ...request, ...options });
      return asGraphQLAnswer(body, status);
    } catch (error) {
      throw error instanceof SubgraphFailure
        ? error
        : new SubgraphFailure(name, failureCode(error), error);
    }
  };
  return {
    execute,
    ping: async (options) => {
      await execute(PING, options);
    },
    close: () => client.close(),
  };
}

function clientFor(transport: HttpTransportSettings): HttpClient {
  const { client, url, largestAnswerBytes } = transport;
  const isPlain = url.protocol === 'http:' && url.username === '' && url.password === '';
  const authorize = signing(transport);
  const settings = { url, largestBodyBytes: largestAnswerBytes, authorize };
  return client === 'own' && isPlain ? new PipelinedClient(settings) : undiciClient(settings);
}

function signing({ name, secret = null }: HttpTransportSettings): Authorize | null {
  if (secret === null) {
    return null;
  }
  const signer = new CallSigner(secret, name);
  return (caller, body) => `Bearer ${signer.sign(caller, body)}`;
}

class NotGraphQL extends Error {}

function asGraphQLAnswer(body: string, status: number): FormattedExecutionResult {
  const answer = parsed(body);
  if (!isGraphQLAnswer(answer)) {
    throw new NotGraphQL(`an answer with status ${status} is not GraphQL`);
  }
  return answer;
}

/** `null` for what is not JSON. The parser's own complaint quotes the text, which does not belong into a log. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function isGraphQLAnswer(answer: unknown): answer is FormattedExecutionResult {
  return typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer);
}

function failureCode(error: unknown): SubgraphFailureCode {
  if (error instanceof ResponseTooLarge) {
    return 'SUBGRAPH_ANSWER_TOO_LARGE';
  }
  const isBad = error instanceof NotGraphQL || error instanceof MalformedResponse;
  return isBad ? 'SUBGRAPH_BAD_ANSWER' : 'SUBGRAPH_UNAVAILABLE';
}
