import type { Logger } from '@apogee/shared/logger';
import { type ApolloServer, type GraphQLRequest, HeaderMap } from '@apollo/server';
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { REFUSAL_STATUS } from '../../admission';
import type { ServedGraph } from '../../generations';
import type { AnswerContext } from '../../plugins/answer-operations';
import { stringifyAnswer } from '../../plugins/stringify-answer';
import { type AnswerStream, StreamedAnswer, StreamFailure } from '../../subscriptions';
import { askedDocument, type TrustedDocuments, withText } from '../../trusted-documents';
import type { AskedOperation, OperationClient, RunOperation } from './operation-client';
import type { StreamCount } from './stream-limits';

const BUG = {
  message: 'Internal server error',
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
};

interface RunnerSettings {
  readonly graph: ServedGraph;
  readonly streams: StreamCount;
  /** Whose documents are executed. Omitted: anybody's. */
  readonly documents?: TrustedDocuments | undefined;
  readonly logger: Logger;
}

/**
 * Runs operations as HTTP requests are run: through the Apollo Server of the supergraph that is served now, with
 * its admission, execution and masking. A subscription whose events have cursors goes on over the next supergraph.
 */
export function operationRunner({
  graph,
  streams,
  documents,
  logger,
}: RunnerSettings): RunOperation {
  return async (sent, client) => {
    const asked = documents === undefined ? sent : trusted(documents, sent, client);
    if (asked instanceof GraphQLError) {
      client.fail([asked.toJSON()], REFUSAL_STATUS);
      return;
    }
    try {
      let after = client.resumeAfter;
      do {
        after = await answerOnce(graph, asked, { client, after, streams });
      } while (after !== null);
    } catch (error) {
      if (error instanceof StreamFailure) {
        client.fail(error.errors);
        return;
      }
      logger.error({ err: error }, 'an operation of a client that is answered many times failed');
      client.fail([BUG]);
    }
  };
}

/** With the text of its document, or why that is not executed. */
function trusted(
  documents: TrustedDocuments,
  asked: AskedOperation,
  { caller, stated }: OperationClient,
): AskedOperation | GraphQLError {
  const document = askedDocument(asked) ?? { text: '', id: null };
  const judgement = documents.judge(document, { caller, client: stated });
  return judgement.kind === 'refused' ? judgement.error : withText(asked, judgement.text);
}

interface Asking {
  readonly client: OperationClient;
  readonly streams: StreamCount;
  readonly after: string | null;
}

/** Resolves to the event after which it goes on over another supergraph; to `null` when it is over. */
async function answerOnce(
  graph: ServedGraph,
  asked: AskedOperation,
  asking: Asking,
): Promise<string | null> {
  let next: string | null = null;
  await graph.use(async ({ apollo }, retirement) => {
    next = await answer(apollo, asked, { ...asking, retirement });
  });
  return next;
}

interface AskingOne extends Asking {
  /** Aborted when another supergraph is served. */
  readonly retirement: AbortSignal;
}

async function answer(
  apollo: ApolloServer<AnswerContext>,
  asked: AskedOperation,
  { client, after, streams, retirement }: AskingOne,
): Promise<string | null> {
  const taken: AnswerStream[] = [];
  try {
    const { body, http } = await apollo.executeOperation(requestOf(asked), {
      contextValue: {
        caller: client.caller,
        stated: client.stated,
        signal: client.signal,
        takeStream: (stream) => taken.push(stream),
        resumeAfter: after,
      },
    });
    const [stream] = taken;
    if (stream !== undefined) {
      return await counted(streams, client, () => sendStream(stream, client, retirement));
    }
    if (body.kind !== 'single') {
      throw new TypeError('An incremental answer was not expected.');
    }
    await sendAnswer(body.singleResult, client, http.status);
    return null;
  } finally {
    await Promise.all(taken.map((stream) => stream.return()));
  }
}

function requestOf({
  query,
  variables,
  operationName,
  extensions,
}: AskedOperation): GraphQLRequest {
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
  client: OperationClient,
  status: number | undefined,
): Promise<void> {
  if (result.data === undefined && result.errors !== undefined) {
    client.fail(result.errors, status);
  } else {
    await client.next(new StreamedAnswer(stringifyAnswer(result), null));
  }
}

/** Refused when there are as many as there may be. */
async function counted(
  streams: StreamCount,
  client: OperationClient,
  send: () => Promise<string | null>,
): Promise<string | null> {
  const limit = streams.enter(client.caller);
  if (limit !== null) {
    client.fail([tooManySubscriptions(limit)], TOO_MANY_REQUESTS);
    return null;
  }
  try {
    return await send();
  } finally {
    streams.leave(client.caller);
  }
}

const TOO_MANY_REQUESTS = 429;

function tooManySubscriptions(limit: number): GraphQLFormattedError {
  return {
    message: `There are ${limit} subscriptions already, and no more at once.`,
    extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', limit },
  };
}

/** One answer is asked for when the client has taken the one before. */
async function sendStream(
  stream: AnswerStream,
  client: OperationClient,
  retirement: AbortSignal,
): Promise<string | null> {
  const stop = (): void => void stream.return();
  client.beginStream();
  retirement.addEventListener('abort', stop, { once: true });
  const isLate = retirement.aborted;
  try {
    if (isLate) {
      stop();
    }
    for await (const result of stream) {
      await client.next(result);
    }
  } finally {
    retirement.removeEventListener('abort', stop);
  }
  if (!retirement.aborted || client.signal.aborted) {
    return null;
  }
  if (isLate || stream.cursor === null) {
    client.restart();
    return null;
  }
  return stream.cursor;
}
