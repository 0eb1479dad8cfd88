import { ANYONE } from '@apogee/shared/identity';
import type { FormattedExecutionResult } from 'graphql';
import { type Dispatcher, Pool } from 'undici';
import { EventTooLarge, readEventStream } from './event-stream-reader';
import { NotGraphQL, readGraphQLAnswer } from './graphql-answer';
import { type Authorize, RequestBodies } from './http';
import { SubgraphFailure } from './subgraph-failure';
import type { SubscriptionTransport } from './subgraph-transport';

export interface EventStreamSettings {
  readonly name: string;
  /** Where it answers queries: it answers subscriptions there as well. */
  readonly url: URL;
  /** Longest wait for the connection, and for the head of the response. */
  readonly timeoutMs: number;
  /** Makes the `authorization` of a call. `null`: calls are not signed. */
  readonly authorize: Authorize | null;
  /** Longest silence on a stream. Omitted: `LONGEST_SILENCE_MS`. */
  readonly longestSilenceMs?: number;
}

/** Servers say that they live every quarter of a minute or so. */
const LONGEST_SILENCE_MS = 40_000;
const LARGEST_EVENT = 1024 * 1024;

const HEADERS = { 'content-type': 'application/json', accept: 'text/event-stream' };

/**
 * Subscribes over HTTP, one request for each subscription (Server-Sent Events). A call is signed as one for a query,
 * and TCP slows the subgraph down to the pace at which events are taken.
 */
export function eventStreamSubscriptions(settings: EventStreamSettings): SubscriptionTransport {
  const { url, timeoutMs, authorize, longestSilenceMs = LONGEST_SILENCE_MS } = settings;
  const pool = new Pool(url.origin, {
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: longestSilenceMs,
  });
  const bodies = new RequestBodies();
  return {
    subscribe: ({ operation, variables }, { caller = ANYONE, signal }) => {
      const body = bodies.write(operation, variables).text;
      const open: Open = () =>
        pool.request({
          path: url.pathname + url.search,
          method: 'POST',
          headers:
            authorize === null ? HEADERS : { ...HEADERS, authorization: authorize(caller, body) },
          body,
          signal,
        });
      return eventsOf(settings.name, open, signal);
    },
    close: () => pool.destroy(),
  };
}

type Open = () => Promise<Dispatcher.ResponseData>;

async function* eventsOf(
  name: string,
  open: Open,
  signal: AbortSignal,
): AsyncGenerator<FormattedExecutionResult, void> {
  try {
    yield* answersIn(await open());
  } catch (cause) {
    if (!signal.aborted) {
      throw asFailure(name, cause);
    }
  }
}

/** The stream ended without saying that there is no more. */
class CutShort extends Error {}

async function* answersIn({
  statusCode,
  headers,
  body,
}: Dispatcher.ResponseData): AsyncGenerator<FormattedExecutionResult, void> {
  if (!String(headers['content-type']).startsWith('text/event-stream')) {
    yield refusal(await body.text(), statusCode);
    return;
  }
  for await (const { type, data } of readEventStream(body, LARGEST_EVENT)) {
    if (type === 'complete') {
      return;
    }
    if (type === 'next') {
      yield readGraphQLAnswer(data, 'an event is not GraphQL');
    }
  }
  throw new CutShort();
}

/** What a subgraph has against an operation may come as an ordinary answer. That it does not answer us is no such thing. */
function refusal(text: string, status: number): FormattedExecutionResult {
  const complaint = `an answer with status ${status} is no stream of events`;
  const answer = readGraphQLAnswer(text, complaint);
  if (status === UNAUTHORIZED || answer.errors === undefined) {
    throw new NotGraphQL(complaint);
  }
  return answer;
}

const UNAUTHORIZED = 401;

function asFailure(name: string, cause: unknown): SubgraphFailure {
  if (cause instanceof EventTooLarge) {
    return new SubgraphFailure(name, 'SUBGRAPH_ANSWER_TOO_LARGE', cause);
  }
  return new SubgraphFailure(
    name,
    cause instanceof NotGraphQL ? 'SUBGRAPH_BAD_ANSWER' : 'SUBGRAPH_UNAVAILABLE',
    cause,
  );
}
