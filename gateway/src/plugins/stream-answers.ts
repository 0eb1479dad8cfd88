import { setTimeout as wait } from 'node:timers/promises';
import { assertNever } from '@apogee/shared/errors';
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { OperationControl } from '../control';
import { type Answer, UnsupportedPlan } from '../execution';
import type { PreparedRequest } from '../federation/compile-operation';
import type { CompiledSubscription } from '../federation/compiled-subscription';
import {
  type AnswerStream,
  type EventSource,
  StreamFailure,
  type SubscriptionHub,
} from '../subscriptions';
import {
  type CallSignal,
  SubgraphFailure,
  type SubgraphTransport,
  SubscriptionOverrun,
} from '../transports';
import { callerKey } from './caller-key';
import { type FormatError, formatAnswer } from './format-answer';
import { stringifyAnswer } from './stringify-answer';

type Event = FormattedExecutionResult;

/** How to reach a subgraph by its name. */
type TransportOf = (subgraph: string) => Pick<SubgraphTransport, 'subscribe'>;

export interface StreamSettings {
  readonly transportOf: TransportOf;
  readonly hub: SubscriptionHub<Event>;
  /** Omitted: events are answered as they come, for as long as it takes. */
  readonly control: OperationControl | undefined;
  readonly formatError: FormatError;
}

export interface AskedSubscription extends PreparedRequest {
  readonly subscription: CompiledSubscription;
  /** After which event to begin, whatever the operation says. */
  readonly resumeAfter: string | null;
  /** Omitted: who asks is answered once. */
  readonly takeStream: ((stream: AnswerStream) => void) | undefined;
}

const IN_ONE_ANSWER =
  'subscriptions in one answer: accept text/event-stream or multipart/mixed;subscriptionSpec=1.0, or open a WebSocket at this address (protocol graphql-transport-ws)';

/** How long an event waits before it is answered once more, when everybody asks at once. */
const OVERLOAD_WAIT_MS = 250;

/** Opens a subscription and hands its answers over, or says why not. */
export function streamAnswers(
  asked: AskedSubscription,
  settings: StreamSettings,
): UnsupportedPlan | null {
  const { subscription, takeStream, resumeAfter, caller, variables, signal } = asked;
  if (takeStream === undefined) {
    return new UnsupportedPlan(IN_ONE_ANSWER);
  }
  const transport = settings.transportOf(subscription.subgraph);
  if (transport.subscribe === undefined) {
    return new UnsupportedPlan(`subscriptions to the subgraph "${subscription.subgraph}"`);
  }
  const answers = settings.hub.subscribe({
    key: `${callerKey(caller)} ${subscription.identity(variables)}`,
    source: sourceOf(asked, transport.subscribe.bind(transport), settings),
    after: resumeAfter ?? subscription.given(variables),
    signal,
  });
  takeStream(toldFailures(answers, settings.formatError));
  return null;
}

/** For everybody who subscribes to the same: it knows nothing of the client who happens to be the first. */
function sourceOf(
  { subscription, variables, coercedVariables, caller }: AskedSubscription,
  subscribe: NonNullable<SubgraphTransport['subscribe']>,
  { control, formatError }: StreamSettings,
): EventSource<Event> {
  return {
    open: (after, signal) => subscribe(subscription.opening(variables, after), { caller, signal }),
    cursorOf: subscription.cursorOf,
    answer: async (events, signal) => {
      const answers = await inTurn(control, signal, (own) =>
        subscription.answer({ events, variables, coercedVariables, caller, signal: own }),
      );
      return answers.map((answer) => stringifyAnswer(formatAnswer(answer, formatError)));
    },
    mayReopen: (failure) =>
      failure instanceof SubgraphFailure || failure instanceof SubscriptionOverrun,
  };
}

/** Answering events is an operation like any other: it waits for its turn and has its deadline. */
async function inTurn(
  control: OperationControl | undefined,
  signal: CallSignal,
  work: (signal: CallSignal) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  if (control === undefined) {
    return work(signal);
  }
  for (;;) {
    const outcome = await control.run({ asker: { signal }, mayBeCut: true, work });
    switch (outcome.kind) {
      case 'done':
        return outcome.result;
      case 'overloaded':
        await wait(OVERLOAD_WAIT_MS);
        break;
      case 'abandoned':
        return [];
      default:
        return assertNever(outcome);
    }
  }
}

/** Says what a stream failed for as a client may see it. */
function toldFailures(
  answers: ReturnType<SubscriptionHub<Event>['subscribe']>,
  formatError: FormatError,
): AnswerStream {
  const stream: AnswerStream = {
    get cursor() {
      return answers.cursor;
    },
    next: () =>
      answers.next().catch((failure: unknown) => {
        throw new StreamFailure([formatFailure(failure, formatError)], failure);
      }),
    return: () => answers.return(),
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

/** Failures that may be told. Everything else is a bug. */
function isTold(failure: unknown): failure is SubgraphFailure | SubscriptionOverrun {
  return failure instanceof SubgraphFailure || failure instanceof SubscriptionOverrun;
}

function formatFailure(failure: unknown, formatError: FormatError): GraphQLFormattedError {
  const originalError = failure instanceof Error ? failure : new Error(String(failure));
  const error = isTold(failure)
    ? new GraphQLError(failure.message, { originalError, extensions: { code: failure.code } })
    : new GraphQLError('A subscription failed.', { originalError });
  const { errors = [] } = formatAnswer({ errors: [error] }, formatError);
  return errors[0] ?? error.toJSON();
}
