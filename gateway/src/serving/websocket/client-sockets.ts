import type { IncomingMessage } from 'node:http';
import { refuseUpgrade, type UpgradeHandler } from '@apogee/shared/http';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Identify } from '../../identity';
import type { RunOperation } from '../operations';
import { ClientSocket } from './client-socket';
import { SERVICE_RESTART, WRONG_SUBPROTOCOL } from './close-reasons';
import { mayConnect } from './page-origins';
import { Session } from './session';
import type { SocketLimits } from './socket-limits';

export interface ClientSocketsSettings {
  readonly run: RunOperation;
  readonly identify: Identify;
  /** Pages of these origins may connect, besides the gateway's own. */
  readonly origins: readonly string[];
  readonly limits: SocketLimits;
}

/** Clients that talk GraphQL over WebSocket. */
export class ClientSockets {
  private readonly settings: ClientSocketsSettings;
  private readonly server: WebSocketServer;
  private readonly sessions = new Map<Session, Promise<void>>();
  private isClosing = false;

  constructor(settings: ClientSocketsSettings) {
    this.settings = settings;
    this.server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: settings.limits.largestMessageBytes,
      perMessageDeflate: false,
      handleProtocols: (offered) =>
        offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
    });
  }

  readonly upgrade: UpgradeHandler = (request, socket, head) => {
    const refused = this.refusal(request);
    if (refused === null) {
      this.server.handleUpgrade(request, socket, head, (accepted) => this.accept(accepted));
    } else {
      refuseUpgrade(socket, refused);
    }
  };

  /** Resolves when all connections have ended: in order, or cut off when clients take too long. */
  async close(): Promise<void> {
    this.isClosing = true;
    for (const session of this.sessions.keys()) {
      session.leave(SERVICE_RESTART);
    }
    await Promise.all(this.sessions.values());
  }

  private refusal(request: IncomingMessage): number | null {
    if (this.isClosing) {
      return 503;
    }
    return mayConnect(request, this.settings.origins) ? null : 403;
  }

  private accept(accepted: WebSocket): void {
    const socket = new ClientSocket(accepted, this.settings.limits);
    if (accepted.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) {
      socket.close(WRONG_SUBPROTOCOL);
      return;
    }
    const session = new Session(socket, this.settings);
    accepted.on('message', (data: RawData, isBinary) => {
      session.receive(Buffer.isBuffer(data) && !isBinary ? data.toString() : null);
    });
    const closed = new Promise<void>((resolve) => {
      accepted.once('close', () => {
        session.end();
        this.sessions.delete(session);
        resolve();
      });
    });
    this.sessions.set(session, closed);
  }
}
