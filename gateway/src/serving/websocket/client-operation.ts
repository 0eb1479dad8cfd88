import type { Caller } from '@apogee/shared/identity';
import type { GraphQLFormattedError } from 'graphql';
import type { StreamedAnswer } from '../../subscriptions';
import { CallAbortion, type CallSignal } from '../../transports';
import type { StatedClient } from '../../trusted-documents';
import type { OperationClient } from '../operations';
import type { ClientSocket } from './client-socket';
import { completeMessage, errorMessage, nextMessage } from './messages';

export interface ClientOperationSettings {
  readonly id: string;
  readonly caller: Caller;
  readonly stated: StatedClient;
  readonly socket: ClientSocket;
  /** Called when the operation can only go on in another connection. */
  readonly onRestart: () => void;
}

/** One operation of a client, from whom it can be answered until the client has had the last it gets. */
export class ClientOperation implements OperationClient {
  readonly id: string;
  readonly caller: Caller;
  readonly stated: StatedClient;
  /** Whether answers come until the client leaves, so that nobody waits for their end. */
  isStream = false;
  /** Where to begin is said by the operation itself. */
  readonly resumeAfter = null;
  private readonly settings: ClientOperationSettings;
  private readonly departure = new CallAbortion();
  private isOver = false;

  constructor(settings: ClientOperationSettings) {
    this.id = settings.id;
    this.caller = settings.caller;
    this.stated = settings.stated;
    this.settings = settings;
  }

  get signal(): CallSignal {
    return this.departure;
  }

  beginStream(): void {
    this.isStream = true;
  }

  next({ text }: StreamedAnswer): Promise<void> {
    return this.isOver ? Promise.resolve() : this.settings.socket.send(nextMessage(this.id, text));
  }

  fail(errors: readonly GraphQLFormattedError[]): void {
    this.finish(errorMessage(this.id, errors));
  }

  complete(): void {
    this.finish(completeMessage(this.id));
  }

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
