import { type Message, MessageType, type SubscribeMessage } from 'graphql-ws';
import type { RunOperation } from './client-operation';
import { ClientOperations } from './client-operations';
import type { ClientSocket } from './client-socket';
import {
  alreadyExists,
  type CloseReason,
  INITIALISED_TOO_LATE,
  INITIALISED_TWICE,
  INVALID_MESSAGE,
  NOT_INITIALISED,
  SERVICE_RESTART,
} from './close-reasons';
import { ACKNOWLEDGEMENT, errorMessage, pongFor, readMessage } from './messages';
import type { SocketLimits } from './socket-limits';

export interface SessionSettings {
  readonly run: RunOperation;
  readonly limits: SocketLimits;
}

/**
 * The server's side of the protocol `graphql-transport-ws` with one client. It reads no GraphQL: operations go
 * where those of all transports go.
 */
export class Session {
  private readonly socket: ClientSocket;
  private readonly limits: SocketLimits;
  private readonly operations: ClientOperations;
  private phase: 'new' | 'open' | 'leaving' | 'closed' = 'new';
  private timer: NodeJS.Timeout;

  constructor(socket: ClientSocket, { run, limits }: SessionSettings) {
    this.socket = socket;
    this.limits = limits;
    this.operations = new ClientOperations(run);
    this.timer = setTimeout(() => this.close(INITIALISED_TOO_LATE), limits.patienceMs);
  }

  /** `null` for what is not text. */
  receive(text: string | null): void {
    if (this.phase === 'closed') {
      return;
    }
    const message = text === null ? null : readMessage(text);
    if (message === null) {
      this.close(INVALID_MESSAGE);
    } else {
      this.obey(message);
    }
  }

  /**
   * Ends the connection when queries and mutations have been answered. Subscriptions end at once, and what the
   * client asks from now on is not begun: it asks again elsewhere.
   */
  leave(why: CloseReason): void {
    if (this.phase === 'leaving' || this.phase === 'closed') {
      return;
    }
    clearTimeout(this.timer);
    this.phase = 'leaving';
    this.timer = setTimeout(() => this.close(why), this.limits.drainMs);
    this.operations.drain(() => this.close(why));
  }

  /** The connection has ended. */
  end(): void {
    clearTimeout(this.timer);
    this.phase = 'closed';
    this.operations.cancelAll();
  }

  private obey(message: Message): void {
    switch (message.type) {
      case MessageType.ConnectionInit:
        this.initialise();
        return;
      case MessageType.Ping:
        this.socket.reply(pongFor(message.payload));
        return;
      case MessageType.Pong:
        return;
      case MessageType.Subscribe:
        this.begin(message);
        return;
      case MessageType.Complete:
        this.operations.cancel(message.id);
        return;
      default:
        this.close(INVALID_MESSAGE);
    }
  }

  private initialise(): void {
    if (this.phase === 'new') {
      clearTimeout(this.timer);
      this.phase = 'open';
      this.socket.reply(ACKNOWLEDGEMENT);
    } else if (this.phase === 'open') {
      this.close(INITIALISED_TWICE);
    }
  }

  private begin({ id, payload }: SubscribeMessage): void {
    if (this.phase === 'new') {
      this.close(NOT_INITIALISED);
    } else if (this.phase === 'leaving') {
      return;
    } else if (this.operations.has(id)) {
      this.close(alreadyExists(id));
    } else if (this.operations.count >= this.limits.operations) {
      this.socket.reply(errorMessage(id, [tooManyOperations(this.limits.operations)]));
    } else {
      const onRestart = (): void => this.leave(SERVICE_RESTART);
      void this.operations.begin({ id, socket: this.socket, onRestart }, payload);
    }
  }

  private close(why: CloseReason): void {
    if (this.phase !== 'closed') {
      this.end();
      this.socket.close(why);
    }
  }
}

function tooManyOperations(limit: number): {
  message: string;
  extensions: Record<string, unknown>;
} {
  return {
    message: `A connection may have ${limit} operations at once.`,
    extensions: { code: 'TOO_MANY_OPERATIONS', limit },
  };
}
