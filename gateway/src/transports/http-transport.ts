import { CallSigner } from '@apogee/shared/identity';
import type { FormattedExecutionResult } from 'graphql';
import { NotGraphQL, readGraphQLAnswer } from './graphql-answer';
import {
  type Authorize,
  type HttpAnswer,
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
  const fail = (error: unknown): never => {
    throw error instanceof SubgraphFailure
      ? error
      : new SubgraphFailure(name, failureCode(error), error);
  };
  const read = ({ status, body }: HttpAnswer): FormattedExecutionResult => {
    try {
      return readGraphQLAnswer(body, `an answer with status ${status} is not GraphQL`);
    } catch (error) {
      return fail(error);
    }
  };
  // Not an `async` function, which costs as much again as reading a small answer.
  const execute: SubgraphTransport['execute'] = (request, options) =>
    client.post(request, options).then(read, fail);

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
  const authorize = callAuthorization(transport);
  const settings = { url, largestBodyBytes: largestAnswerBytes, authorize };
  return client === 'own' && isPlain ? new PipelinedClient(settings) : undiciClient(settings);
}

/** Makes the `authorization` of calls to a subgraph; `null` without a secret. */
export function callAuthorization({
  name,
  secret = null,
}: Pick<HttpTransportSettings, 'name' | 'secret'>): Authorize | null {
  if (secret === null) {
    return null;
  }
  const signer = new CallSigner(secret, name);
  return (caller, body) => `Bearer ${signer.sign(caller, body)}`;
}

function failureCode(error: unknown): SubgraphFailureCode {
  if (error instanceof ResponseTooLarge) {
    return 'SUBGRAPH_ANSWER_TOO_LARGE';
  }
  const isBad = error instanceof NotGraphQL || error instanceof MalformedResponse;
  return isBad ? 'SUBGRAPH_BAD_ANSWER' : 'SUBGRAPH_UNAVAILABLE';
}
