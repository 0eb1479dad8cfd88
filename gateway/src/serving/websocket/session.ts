import { ANYONE, type Caller } from '@apogee/shared/identity';
import { type Message, MessageType, type SubscribeMessage } from 'graphql-ws';
import { type Identified, type Identify, InvalidToken } from '../../identity';
import { type StatedClient, statedClient, UNNAMED } from '../../trusted-documents';
import { IdentityWatch } from '../identity-watch';
import type { RunOperation } from '../operations';
import { ClientOperations } from './client-operations';
import type { ClientSocket } from './client-socket';
import {
  alreadyExists,
  type CloseReason,
  IDENTITY_UNAVAILABLE,
  INITIALISED_TOO_LATE,
  INITIALISED_TWICE,
  INVALID_MESSAGE,
  NOT_INITIALISED,
  SERVICE_RESTART,
  TOO_SLOW,
  tokenRefused,
} from './close-reasons';
import { ACKNOWLEDGEMENT, errorMessage, pongFor, readMessage } from './messages';
import type { SocketLimits } from './socket-limits';

export interface SessionSettings {
  readonly run: RunOperation;
  readonly identify: Identify;
  readonly limits: SocketLimits;
}

/**
 * The server's side of the protocol `graphql-transport-ws` with one client. It reads no GraphQL: operations go
 * where those of all transports go.
 */
export class Session {
  private readonly socket: ClientSocket;
  private readonly identify: Identify;
  private readonly limits: SocketLimits;
  private readonly operations: ClientOperations;
  private phase: 'new' | 'identifying' | 'open' | 'leaving' | 'closed' = 'new';
  private caller: Caller = ANYONE;
  private stated: StatedClient = UNNAMED;
  private timer: NodeJS.Timeout;
  private watch: IdentityWatch | null = null;

  constructor(socket: ClientSocket, { run, identify, limits }: SessionSettings) {
    this.socket = socket;
    this.identify = identify;
    this.limits = limits;
    this.operations = new ClientOperations(run);
    this.timer = setTimeout(() => this.close(INITIALISED_TOO_LATE), limits.patienceMs);
    socket.onSilence = () => this.close(TOO_SLOW);
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
    this.watch?.close();
    this.phase = 'closed';
    this.operations.cancelAll();
  }

  private obey(message: Message): void {
    switch (message.type) {
      case MessageType.ConnectionInit:
        this.initialise(message.payload);
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

  private initialise(payload: Readonly<Record<string, unknown>> | undefined): void {
    if (this.phase === 'new') {
      clearTimeout(this.timer);
      this.phase = 'identifying';
      this.stated = statedClient(payload ?? {});
      void this.open(authorizationIn(payload));
    } else if (this.phase !== 'leaving') {
      this.close(INITIALISED_TWICE);
    }
  }

  private async open(authorization: unknown): Promise<void> {
    try {
      const text = authorizationText(authorization);
      const identified = this.identify(text);
      // The public is acknowledged at once.
      this.acknowledge(identified instanceof Promise ? await identified : identified, text);
    } catch (error) {
      this.close(error instanceof InvalidToken ? tokenRefused(error) : IDENTITY_UNAVAILABLE);
    }
  }

  private acknowledge(identified: Identified, authorization: string | undefined): void {
    if (this.phase === 'identifying') {
      this.phase = 'open';
      this.caller = identified.caller;
      this.watch = new IdentityWatch(this.identify, { ...identified, authorization }, (reason) =>
        this.close(tokenRefused(reason)),
      );
      this.socket.reply(ACKNOWLEDGEMENT);
    }
  }

  private begin({ id, payload }: SubscribeMessage): void {
    if (this.phase === 'new' || this.phase === 'identifying') {
      this.close(NOT_INITIALISED);
    } else if (this.phase === 'leaving') {
      return;
    } else if (this.operations.has(id)) {
      this.close(alreadyExists(id));
    } else if (this.operations.count >= this.limits.operations) {
      this.socket.reply(errorMessage(id, [tooManyOperations(this.limits.operations)]));
    } else {
      const { caller, stated, socket } = this;
      const onRestart = (): void => this.leave(SERVICE_RESTART);
      void this.operations.begin({ id, caller, stated, socket, onRestart }, payload);
    }
  }

  private close(why: CloseReason): void {
    if (this.phase !== 'closed') {
      this.end();
      this.socket.close(why);
    }
  }
}

/** Clients that put headers there write it as they like. */
function authorizationIn(payload: Readonly<Record<string, unknown>> = {}): unknown {
  return Object.entries(payload).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
}

/** What is no text is no token. */
function authorizationText(authorization: unknown): string | undefined {
  if (authorization === undefined || typeof authorization === 'string') {
    return authorization;
  }
  throw new InvalidToken('it is not of the form "Bearer …"');
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
