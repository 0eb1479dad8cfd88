import type { Caller } from '@apogee/shared/identity';
import { type DocumentNode, type FormattedExecutionResult, visit } from 'graphql';
import {
  type Answer,
  cursorIn,
  type EventSource,
  type ExecutableSubscription,
  type SendToSubgraph,
} from '../execution';
import type { Resumption } from '../planning';
import type { CallSignal, SubgraphRequest } from '../transports';
import type { RequestedVariables } from './requested-operation';

type Variables = Readonly<Record<string, unknown>>;

interface EventsToAnswer extends RequestedVariables {
  readonly events: readonly FormattedExecutionResult[];
  /** The subgraphs are asked for him. */
  readonly caller: Caller;
  readonly signal: CallSignal | null;
}

/** A subscription that is planned and compiled. */
export interface CompiledSubscription {
  /** The subgraph that its events come from. */
  readonly subgraph: string;
  /** Equal texts for subscriptions that get the same events and answers, as far as the caller does not matter. */
  readonly identity: (variables: Variables) => string;
  /** After which event the client wants to begin; `null`: with those to come. */
  readonly given: (variables: Variables) => string | null;
  /** What opens it after an event, or for those to come. */
  readonly opening: (variables: Variables, after: string | null) => SubgraphRequest;
  /** What to give as `after` to go on behind an event; `null` when there is no going on. */
  readonly cursorOf: (event: FormattedExecutionResult) => string | null;
  /** One answer for each event, in their order. Never rejects for what a subgraph does. */
  readonly answer: (events: EventsToAnswer) => Promise<readonly Answer[]>;
}

interface SubscriptionParts {
  /** The same for all operations whose answers are the same but for their variables. */
  readonly key: string;
  /** As it is planned. */
  readonly document: DocumentNode;
  readonly source: EventSource;
  readonly executable: ExecutableSubscription;
  readonly resumption: Resumption | null;
  readonly send: SendToSubgraph;
  readonly withPlannedNames: (variables: Variables) => Variables;
}

export function compiledSubscription(parts: SubscriptionParts): CompiledSubscription {
  const { source, executable, resumption, send, withPlannedNames } = parts;
  const names = variablesOf(parts.document).filter((name) => name !== resumption?.variable);
  return {
    subgraph: source.subgraph,
    identity: (variables) => `${parts.key} ${JSON.stringify(names.map((name) => variables[name]))}`,
    given: (variables) => resumption?.given(variables) ?? null,
    opening: (variables, after) =>
      source.request({
        ...withPlannedNames(variables),
        ...(resumption !== null && after !== null && { [resumption.variable]: after }),
      }),
    cursorOf: (event) => (resumption === null ? null : cursorIn(event, resumption.cursorKey)),
    answer: ({ events, variables, coercedVariables, caller, signal }) =>
      executable.answer(
        {
          send,
          variables: withPlannedNames(variables),
          coercedVariables: withPlannedNames(coercedVariables),
          caller,
          signal,
        },
        events,
      ),
  };
}

/** Those that its fields and directives are given. */
function variablesOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      names.add(name.value);
    },
  });
  return [...names];
}
