import type { Caller } from '@apogee/shared/identity';
import type { GraphQLFormattedError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { CallAbortion, type CallSignal } from '../../transports';
import type { ClientSocket } from './client-socket';
import { completeMessage, errorMessage, nextMessage } from './messages';

/** Answers one operation of a client, and resolves when it is over. Never rejects. */
export type RunOperation = (asked: SubscribePayload, client: ClientOperation) => Promise<void>;

export interface ClientOperationSettings {
  readonly id: string;
  readonly caller: Caller;
  readonly socket: ClientSocket;
  /** Called when the operation can only go on in another connection. */
  readonly onRestart: () => void;
}

/** One operation of a client, from whom it can be answered until the client has had the last it gets. */
export class ClientOperation {
  readonly id: string;
  readonly caller: Caller;
  /** Whether answers come until the client leaves, so that nobody waits for their end. */
  isStream = false;
  private readonly settings: ClientOperationSettings;
  private readonly departure = new CallAbortion();
  private isOver = false;

  constructor(settings: ClientOperationSettings) {
    this.id = settings.id;
    this.caller = settings.caller;
    this.settings = settings;
  }

  /** Aborted when the client wants nothing more of the operation. */
  get signal(): CallSignal {
    return this.departure;
  }

  /** Sends one answer, as JSON. Resolves when the client can take the next. */
  next(answer: string): Promise<void> {
    return this.isOver
      ? Promise.resolve()
      : this.settings.socket.send(nextMessage(this.id, answer));
  }

  /** Sends errors instead of a further answer. */
  fail(errors: readonly GraphQLFormattedError[]): void {
    this.finish(errorMessage(this.id, errors));
  }

  complete(): void {
    this.finish(completeMessage(this.id));
  }

  /** Ends the connection, and with it this operation: it can only go on in another one. */
  restart(): void {
    this.settings.onRestart();
  }

  /** The client is told nothing more. */
  cancel(): void {
    this.isOver = true;
    this.departure.abort(new Error('the client wants no more of it'));
  }

  private finish(message: string): void {
    if (!this.isOver) {
      this.isOver = true;
      this.settings.socket.reply(message);
    }
  }
}
