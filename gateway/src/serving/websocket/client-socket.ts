import type { WebSocket } from 'ws';
import type { CloseReason } from './close-reasons';
import type { SocketLimits } from './socket-limits';

/** One client's WebSocket: sends at the client's pace, and finds out when there is no client any more. */
export class ClientSocket {
  private readonly socket: WebSocket;
  private readonly limits: SocketLimits;
  private readonly heartbeat: NodeJS.Timeout;
  private isAlive = true;
  /** Called when the client has not answered for too long: it is gone, or takes nothing of what is sent. */
  onSilence: () => void = () => this.socket.terminate();

  constructor(socket: WebSocket, limits: SocketLimits) {
    this.socket = socket;
    this.limits = limits;
    this.heartbeat = setInterval(() => this.beat(), limits.keepAliveMs);
    socket.on('pong', () => this.noteLife());
    socket.on('message', () => this.noteLife());
    // What is wrong with a connection ends it: `ws` closes it with the code for that.
    socket.on('error', () => this.cutOffLater());
    socket.once('close', () => clearInterval(this.heartbeat));
  }

  /** Resolves when the text has been passed to the network, or when there is nobody to send it to. */
  send(text: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.socket.readyState === this.socket.OPEN) {
        this.socket.send(text, () => resolve());
      } else {
        // Later, so that a stream without end lets the connection come to its end.
        setImmediate(resolve);
      }
    });
  }

  /** Sends what nobody waits for. A client that takes nothing is not listened to meanwhile. */
  reply(text: string): void {
    const sent = this.send(text);
    if (this.socket.bufferedAmount > this.limits.largestBacklogBytes && !this.socket.isPaused) {
      this.socket.pause();
      void sent.then(() => this.socket.resume());
    }
  }

  /** Cuts the connection off when the client does not answer the close in time. */
  close({ code, reason }: CloseReason): void {
    this.socket.close(code, reason);
    this.cutOffLater();
  }

  private cutOffLater(): void {
    const cut = setTimeout(() => this.socket.terminate(), this.limits.patienceMs);
    this.socket.once('close', () => clearTimeout(cut));
  }

  private noteLife(): void {
    this.isAlive = true;
  }

  private beat(): void {
    if (this.isAlive) {
      this.isAlive = false;
      this.socket.ping();
    } else {
      this.onSilence();
    }
  }
}
