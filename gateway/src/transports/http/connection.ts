import { connect, type Socket } from 'node:net';
import { ConnectionLost } from './failures';
import type { PendingPost } from './pending-post';
import { type HttpResponse, ResponseParser } from './response-parser';
import { waitingTime } from './waiting-time';

export interface ConnectionSettings {
  readonly host: string;
  readonly port: number;
  readonly largestBodyBytes: number;
  /** A response came for this request. */
  readonly onAnswer: (connection: Connection, post: PendingPost, tookMs: number) => void;
  /** Nobody waits for this request any more, which was sent so long ago. */
  readonly onAbandoned: (post: PendingPost, waitedMs: number) => void;
  /** The connection is no more. These requests got no byte of an answer. */
  readonly onEnd: (connection: Connection, unanswered: readonly Unanswered[]) => void;
}

export interface Unanswered {
  readonly post: PendingPost;
  readonly cause: unknown;
  /** Whether the request itself may be what ended the connection: it is not made again. */
  readonly isSuspect: boolean;
}

/** A place in the queue of responses. Without a post nobody waits for this response any more. */
interface Place {
  post: PendingPost | null;
  /** In waiting time; while it is unsent, not yet. */
  sentAt: number;
}

const READ_BUFFER_BYTES = 64 * 1024;

/** One socket: requests go out in one write per turn of the event loop, responses come back in their order. */
export class Connection {
  /** Responses so far. */
  answers = 0;
  lastUsedAt = performance.now();
  private readonly settings: ConnectionSettings;
  private readonly socket: Socket;
  private readonly parser: ResponseParser;
  private readonly places: Place[] = [];
  private unsent: Place[] = [];
  private cause: unknown = null;
  /** In waiting time, for all responses that came together. */
  private readAt = 0;
  private isInDoubt = false;
  private isOpen = true;

  constructor(settings: ConnectionSettings) {
    this.settings = settings;
    this.parser = new ResponseParser(settings.largestBodyBytes, (response) => this.take(response));
    this.socket = connect({
      host: settings.host,
      port: settings.port,
      noDelay: true,
      onread: {
        buffer: Buffer.allocUnsafeSlow(READ_BUFFER_BYTES),
        callback: (bytes, buffer) =>
          this.read(Buffer.from(buffer.buffer, buffer.byteOffset, bytes)),
      },
    });
    this.socket.on('error', (error) => this.close(error));
    this.socket.on('end', () => this.endOfStream());
    this.socket.on('close', () => this.close(null));
  }

  /** Requests whose responses are to come. */
  get depth(): number {
    return this.places.length + this.unsent.length;
  }

  get isClosed(): boolean {
    return !this.isOpen;
  }

  get hasUnsent(): boolean {
    return this.unsent.length > 0;
  }

  /** For how long the first request in the queue waits, in waiting time, of which it is `now`; 0 when none does. */
  longestWaitMs(now: number): number {
    const [first] = this.places;
    return first === undefined ? 0 : now - first.sentAt;
  }

  /** Queues a request until `flush`. */
  add(post: PendingPost): void {
    const place: Place = { post, sentAt: 0 };
    this.unsent.push(place);
    post.takenBy(() => this.abandon(place, post));
  }

  flush(): void {
    const { unsent } = this;
    if (unsent.length > 0 && this.isOpen) {
      this.unsent = [];
      const sentAt = waitingTime();
      let text = '';
      for (const place of unsent) {
        place.sentAt = sentAt;
        this.places.push(place);
        text += place.post?.text() ?? '';
      }
      this.socket.write(text);
    }
  }

  /** Lets go of the requests that wait behind the first one, or of all; their responses are ignored. */
  release(which: 'all' | 'those behind the first'): PendingPost[] {
    const from = which === 'all' ? 0 : 1;
    const released: PendingPost[] = [];
    for (const place of this.places.slice(from)) {
      if (place.post !== null) {
        released.push(place.post);
        place.post = null;
      }
    }
    return released;
  }

  hasAbandoned(): boolean {
    return this.places.some(({ post }) => post === null);
  }

  /** Ends the connection at once, which tells the peer that nobody waits. */
  close(cause: unknown): void {
    this.cause ??= cause;
    if (this.isOpen) {
      this.isOpen = false;
      this.socket.destroy();
      this.settings.onEnd(this, this.unanswered());
    }
  }

  private abandon(place: Place, post: PendingPost): void {
    const at = this.unsent.indexOf(place);
    if (at >= 0) {
      this.unsent.splice(at, 1);
    } else {
      place.post = null;
      this.settings.onAbandoned(post, waitingTime() - place.sentAt);
    }
    if (this.isNeedless()) {
      this.close(null);
    }
  }

  /** Whether all that is to come on it is for nobody. */
  private isNeedless(): boolean {
    return this.unsent.length === 0 && this.places.every(({ post }) => post === null);
  }

  private read(bytes: Buffer): boolean {
    this.lastUsedAt = performance.now();
    this.readAt = waitingTime();
    try {
      this.parser.push(bytes);
    } catch (error) {
      this.isInDoubt = true;
      this.close(error);
    }
    return this.isOpen;
  }

  private endOfStream(): void {
    try {
      this.parser.end();
      this.close(new ConnectionLost('the connection ended'));
    } catch (error) {
      this.close(error);
    }
  }

  private take({ status, body, staysOpen }: HttpResponse): void {
    const place = this.isOpen ? this.places.shift() : undefined;
    if (place === undefined) {
      throw new ConnectionLost('a response came that nobody asked for');
    }
    this.answers += 1;
    const { post } = place;
    if (post !== null) {
      place.post = null;
      this.settings.onAnswer(this, post, this.readAt - place.sentAt);
      post.succeed({ status, body });
    }
    if (!staysOpen) {
      this.close(new ConnectionLost('the peer closed the connection'));
    } else if (this.places.length > 0 && this.isNeedless()) {
      this.close(null);
    }
  }

  private unanswered(): Unanswered[] {
    const isBegun = this.isInDoubt || this.parser.isWithinResponse;
    const cause = this.cause ?? new ConnectionLost('the connection was closed');
    return [...this.places, ...this.unsent].flatMap(({ post }, at) => {
      const isSuspect = at === 0 && (isBegun || this.answers === 0);
      return post === null ? [] : [{ post, cause, isSuspect }];
    });
  }
}
