import type { Logger } from '@apogee/shared/logger';
import { type ApolloServer, type GraphQLRequest, HeaderMap } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { ServedGraph } from '../../generations';
import type { AnswerContext } from '../../plugins/answer-operations';
import { stringifyAnswer } from '../../plugins/stringify-answer';
import { type AnswerStream, StreamFailure } from '../../subscriptions';
import type { ClientOperation, RunOperation } from './client-operation';

const BUG = {
  message: 'Internal server error',
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
};

/**
 * Runs operations as HTTP requests are run: through the Apollo Server of the supergraph that is served now, with
 * its admission, execution and masking.
 */
export function operationRunner(graph: ServedGraph, logger: Logger): RunOperation {
  return async (asked, client) => {
    try {
      await graph.use(({ apollo }, retirement) => answer(apollo, asked, { client, retirement }));
    } catch (error) {
      if (error instanceof StreamFailure) {
        client.fail(error.errors);
        return;
      }
      logger.error({ err: error }, 'an operation over WebSocket failed');
      client.fail([BUG]);
    }
  };
}

interface Asking {
  readonly client: ClientOperation;
  /** Aborted when another supergraph is served. */
  readonly retirement: AbortSignal;
}

async function answer(
  apollo: ApolloServer<AnswerContext>,
  asked: SubscribePayload,
  { client, retirement }: Asking,
): Promise<void> {
  const taken: AnswerStream[] = [];
  try {
    const { body } = await apollo.executeOperation(requestOf(asked), {
      contextValue: {
        caller: client.caller,
        signal: client.signal,
        takeStream: (stream) => taken.push(stream),
      },
    });
    const [stream] = taken;
    if (stream !== undefined) {
      await sendStream(stream, { client, retirement });
    } else if (body.kind === 'single') {
      await sendAnswer(body.singleResult, client);
    } else {
      throw new TypeError('An incremental answer was not expected.');
    }
  } finally {
    await Promise.all(taken.map((stream) => stream.return()));
  }
}

function requestOf({
  query,
  variables,
  operationName,
  extensions,
}: SubscribePayload): GraphQLRequest {
  return {
    query,
    ...(variables && { variables }),
    ...(operationName == null ? {} : { operationName }),
    ...(extensions && { extensions }),
    http: { method: 'POST', headers: new HeaderMap(), search: '', body: null },
  };
}

/** Without data nothing was executed: the operation was refused. */
async function sendAnswer(
  result: FormattedExecutionResult,
  client: ClientOperation,
): Promise<void> {
  if (result.data === undefined && result.errors !== undefined) {
    client.fail(result.errors);
  } else {
    await client.next(stringifyAnswer(result));
  }
}

/** One answer is asked for when the client has taken the one before. */
async function sendStream(stream: AnswerStream, { client, retirement }: Asking): Promise<void> {
  const restart = (): void => client.restart();
  client.isStream = true;
  retirement.addEventListener('abort', restart, { once: true });
  try {
    if (retirement.aborted) {
      restart();
    }
    for await (const result of stream) {
      await client.next(stringifyAnswer(result));
    }
  } finally {
    retirement.removeEventListener('abort', restart);
  }
}
