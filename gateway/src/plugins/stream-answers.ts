import { assertNever } from '@apogee/shared/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { OperationControl } from '../control';
import { type Answer, type SubscriptionSource, UnsupportedPlan } from '../execution';
import type { CompiledOperation, PreparedRequest } from '../federation/compile-operation';
import { type AnswerStream, FederatedSubscription, formatStream } from '../subscriptions';
import {
  type CallSignal,
  SubgraphFailure,
  type SubgraphTransport,
  SubscriptionOverrun,
} from '../transports';
import { type FormatError, formatAnswer } from './format-answer';
import { OVERLOADED } from './overload-response';

/** How to reach a subgraph by its name. */
type TransportOf = (subgraph: string) => Pick<SubgraphTransport, 'subscribe'>;

export interface StreamSettings {
  readonly transportOf: TransportOf;
  /** Omitted: events are answered as they come, for as long as it takes. */
  readonly control: OperationControl | undefined;
  readonly formatError: FormatError;
}

export interface AskedSubscription extends PreparedRequest {
  readonly source: SubscriptionSource;
  readonly execute: CompiledOperation['execute'];
  /** Omitted: who asks is answered once. */
  readonly takeStream: ((stream: AnswerStream) => void) | undefined;
}

const OVER_HTTP =
  'subscriptions over single HTTP requests; open a WebSocket at this address (protocol graphql-transport-ws)';

/** Opens a subscription and hands its answers over, or says why not. */
export function streamAnswers(
  { source, execute, takeStream, ...request }: AskedSubscription,
  { transportOf, control, formatError }: StreamSettings,
): UnsupportedPlan | null {
  if (takeStream === undefined) {
    return new UnsupportedPlan(OVER_HTTP);
  }
  const transport = transportOf(source.subgraph);
  if (transport.subscribe === undefined) {
    return new UnsupportedPlan(`subscriptions to the subgraph "${source.subgraph}"`);
  }
  const opening = source.request(request.variables);
  const events = transport.subscribe.bind(transport, opening);
  const answers = new FederatedSubscription({
    open: (signal) => events({ caller: request.caller, signal }),
    answer: (event, signal) =>
      inTurn(control, signal, (signal) => execute({ ...request, event, signal })),
    signal: request.signal,
  });
  takeStream(
    formatStream(answers, {
      answer: (answer) => formatAnswer(answer, formatError),
      failure: (failure) => [formatFailure(failure, formatError)],
    }),
  );
  return null;
}

class Overloaded extends Error {
  readonly code = OVERLOADED.extensions.code;
}

/** Answering an event is an operation like any other: it waits for its turn and has its deadline. */
async function inTurn(
  control: OperationControl | undefined,
  signal: CallSignal,
  work: (signal: CallSignal) => Promise<Answer>,
): Promise<Answer> {
  if (control === undefined) {
    return work(signal);
  }
  const outcome = await control.run({ asker: { signal }, mayBeCut: true, work });
  switch (outcome.kind) {
    case 'done':
      return outcome.result;
    case 'overloaded':
      throw new Overloaded(OVERLOADED.message);
    case 'abandoned':
      return { data: null, errors: [] };
    default:
      return assertNever(outcome);
  }
}

/** Failures that may be told. Everything else is a bug. */
function isTold(failure: unknown): failure is SubgraphFailure | SubscriptionOverrun | Overloaded {
  return (
    failure instanceof SubgraphFailure ||
    failure instanceof SubscriptionOverrun ||
    failure instanceof Overloaded
  );
}

function formatFailure(failure: unknown, formatError: FormatError): GraphQLFormattedError {
  const originalError = failure instanceof Error ? failure : new Error(String(failure));
  const error = isTold(failure)
    ? new GraphQLError(failure.message, { originalError, extensions: { code: failure.code } })
    : new GraphQLError('A subscription failed.', { originalError });
  const { errors = [] } = formatAnswer({ errors: [error] }, formatError);
  return errors[0] ?? error.toJSON();
}
