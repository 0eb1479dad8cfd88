import type { Caller } from '@apogee/shared/identity';
import type { GraphQLFormattedError } from 'graphql';
import type { StreamedAnswer } from '../../subscriptions';
import type { CallSignal } from '../../transports';
import type { StatedClient } from '../../trusted-documents';

/** A request as GraphQL clients put it. */
export interface AskedOperation {
  /** The empty text where the document is named by an id. */
  readonly query: string;
  readonly documentId?: string | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Who asked for an operation, over whatever transport, until he has had the last that he gets. */
export interface OperationClient {
  readonly caller: Caller;
  /** Who his program says to be. */
  readonly stated: StatedClient;
  /** Aborted when he wants nothing more of the operation. */
  readonly signal: CallSignal;
  /** After which event he begins, whatever the operation says; `null` when his transport says nothing of it. */
  readonly resumeAfter: string | null;
  /** Answers come until he leaves, so nobody waits for their end. */
  beginStream(): void;
  /** Sends one answer. Resolves when he can take the next. */
  next(answer: StreamedAnswer): Promise<void>;
  /** Sends errors instead of a further answer. `status` is that of HTTP, for operations that are refused. */
  fail(errors: readonly GraphQLFormattedError[], status?: number): void;
  /** The operation can only go on over another connection. */
  restart(): void;
}

/** Answers one operation of a client, and resolves when it is over. Never rejects. */
export type RunOperation = (asked: AskedOperation, client: OperationClient) => Promise<void>;
