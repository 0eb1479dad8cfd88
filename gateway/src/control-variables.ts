import { variables } from '@apogee/shared/config';
import { z } from 'zod';
import { OPERATION_LIMITS, type OperationLimits } from './control';
import { STREAM_LIMITS, type StreamLimits } from './serving/operations';
import type { HttpSettings, SubgraphLimits } from './transports';

/** Limits on work, however subgraphs are reached. */
export interface ControlLimits {
  readonly operations: OperationLimits;
  readonly streams: StreamLimits;
  /** Of each subgraph. */
  readonly subgraphs: SubgraphLimits;
}

/** The environment variables of these limits. */
export const controlVariables = {
  OPERATION_TIMEOUT_MS: variables.milliseconds(OPERATION_LIMITS.timeoutMs),
  MAX_OPERATIONS: variables.wholeNumber(OPERATION_LIMITS.mostAtOnce, { least: 1, most: 100_000 }),
  MAX_WAITING_OPERATIONS: variables.wholeNumber(OPERATION_LIMITS.mostWaiting, {
    least: 0,
    most: 1_000_000,
  }),
  COMFORTABLE_ANSWERS_SIZE: variables.wholeNumber(OPERATION_LIMITS.comfortableSize, {
    least: 0,
    most: 1_000_000_000,
  }),
  MAX_SUBSCRIPTIONS: variables.wholeNumber(STREAM_LIMITS.most, { least: 0, most: 1_000_000 }),
  MAX_SUBSCRIPTIONS_PER_CALLER: variables.wholeNumber(STREAM_LIMITS.mostPerCaller, {
    least: 0,
    most: 1_000_000,
  }),
  SUBGRAPH_TIMEOUT_MS: variables.milliseconds(10_000),
  SUBGRAPH_MAX_CALLS: variables.wholeNumber(256, { least: 1, most: 100_000 }),
  SUBGRAPH_CIRCUIT_FAILURES: variables.wholeNumber(10, { least: 0, most: 1_000_000 }),
  SUBGRAPH_CIRCUIT_OPEN_MS: variables.milliseconds(5_000),
};

type Values<Variables extends Readonly<Record<string, z.ZodType>>> = {
  readonly [Name in keyof Variables]: z.output<Variables[Name]>;
};

export function controlLimits(environment: Values<typeof controlVariables>): ControlLimits {
  return {
    operations: {
      timeoutMs: environment.OPERATION_TIMEOUT_MS,
      mostAtOnce: environment.MAX_OPERATIONS,
      mostWaiting: environment.MAX_WAITING_OPERATIONS,
      comfortableSize: environment.COMFORTABLE_ANSWERS_SIZE,
    },
    streams: {
      most: environment.MAX_SUBSCRIPTIONS,
      mostPerCaller: environment.MAX_SUBSCRIPTIONS_PER_CALLER,
    },
    subgraphs: {
      timeoutMs: environment.SUBGRAPH_TIMEOUT_MS,
      mostCalls: environment.SUBGRAPH_MAX_CALLS,
      circuitFailures: environment.SUBGRAPH_CIRCUIT_FAILURES,
      circuitOpenMs: environment.SUBGRAPH_CIRCUIT_OPEN_MS,
    },
  };
}

const LARGEST_ANSWER_BYTES = 50 * 1024 * 1024;

/** The environment variables of a gateway that reaches its subgraphs over HTTP. */
export const httpVariables = {
  SUBGRAPH_HTTP_CLIENT: z
    .enum(['own', 'undici'], { error: 'must be own or undici' })
    .default('own'),
  // A longer text than this could not be read as one string.
  SUBGRAPH_MAX_ANSWER_BYTES: variables.wholeNumber(LARGEST_ANSWER_BYTES, {
    least: 1_024,
    most: 500_000_000,
  }),
  SUBGRAPH_DEDUPLICATION: variables.flag(false),
  SUBGRAPH_EVENTS: z
    .enum(['event-stream', 'websocket'], { error: 'must be event-stream or websocket' })
    .nullable()
    .default(null),
};

export function httpSettings(environment: Values<typeof httpVariables>): HttpSettings {
  return {
    client: environment.SUBGRAPH_HTTP_CLIENT,
    largestAnswerBytes: environment.SUBGRAPH_MAX_ANSWER_BYTES,
    sharesQueries: environment.SUBGRAPH_DEDUPLICATION,
  };
}
