import type { FormattedExecutionResult } from 'graphql';
import { errors, Pool } from 'undici';
import { SubgraphFailure, type SubgraphFailureCode } from './subgraph-failure';
import { parametersOf, type SubgraphRequest, type SubgraphTransport } from './subgraph-transport';

export interface HttpTransportSettings {
  readonly name: string;
  readonly url: URL;
  /** Longest wait for a whole answer. */
  readonly timeoutMs: number;
}

/** Sockets kept open to one subgraph. More requests than this wait for a free one. */
const MOST_CONNECTIONS = 64;
const PING: SubgraphRequest = {
  operation: { kind: 'query', query: '{ __typename }' },
  variables: '{}',
};

/** Calls a subgraph over HTTP, through one keep-alive pool. */
export function httpTransport(settings: HttpTransportSettings): SubgraphTransport {
  const pool = new Pool(settings.url.origin, { connections: MOST_CONNECTIONS });
  const execute: SubgraphTransport['execute'] = (request, { signal } = {}) => {
    const timeout = AbortSignal.timeout(settings.timeoutMs);
    return post(pool, settings, {
      body: JSON.stringify(parametersOf(request)),
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
  };
  return {
    execute,
    ping: async () => {
      await execute(PING);
    },
    close: () => pool.close(),
  };
}

async function post(
  pool: Pool,
  { name, url }: HttpTransportSettings,
  content: { readonly body: string; readonly signal: AbortSignal },
): Promise<FormattedExecutionResult> {
  try {
    const { body } = await pool.request({
      path: url.pathname + url.search,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      ...content,
    });
    return asGraphQLAnswer(await body.json());
  } catch (error) {
    throw new SubgraphFailure(name, failureCode(error), error);
  }
}

class NotGraphQL extends Error {}

function asGraphQLAnswer(answer: unknown): FormattedExecutionResult {
  if (!isGraphQLAnswer(answer)) {
    throw new NotGraphQL();
  }
  return answer;
}

function isGraphQLAnswer(answer: unknown): answer is FormattedExecutionResult {
  return typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer);
}

function failureCode(error: unknown): SubgraphFailureCode {
  if (error instanceof NotGraphQL || error instanceof SyntaxError) {
    return 'SUBGRAPH_BAD_ANSWER';
  }
  return isTimeout(error) ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE';
}

function isTimeout(error: unknown): boolean {
  return (
    (error instanceof DOMException && error.name === 'TimeoutError') ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError
  );
}
