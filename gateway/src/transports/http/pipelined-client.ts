import type { CallOptions, SubgraphRequest } from '../subgraph-transport';
import { Connection, type ConnectionSettings, type Unanswered } from './connection';
import { ExclusiveLane } from './exclusive-lane';
import { ConnectionLost } from './failures';
import type { HttpAnswer, HttpClient, HttpClientSettings } from './http-client';
import { OperationSpeeds } from './operation-speeds';
import { PeerTrust } from './peer-trust';
import { PendingPost } from './pending-post';
import { RequestWriter } from './request-text';
import { SharedLane } from './shared-lane';

const DEFAULT_PORT = 80;

/**
 * HTTP/1.1 over keep-alive connections (ADR 12). Queries that are usually fast share a few connections and are
 * sent together; everything else has a connection to itself for as long as it takes, so that nothing waits behind
 * it and it can be cancelled by hanging up. Only a query is ever made twice.
 */
export class PipelinedClient implements HttpClient {
  private readonly writer: RequestWriter;
  private readonly connectionSettings: ConnectionSettings;
  private readonly speeds = new OperationSpeeds();
  private readonly trust = new PeerTrust();
  private readonly exclusive = new ExclusiveLane(() => this.open());
  private readonly shared = new SharedLane(
    () => this.open(),
    (post) => this.repeat(post),
  );
  private readonly unflushed: Connection[] = [];
  private pending = 0;
  private whenUnused: (() => void) | null = null;

  constructor({ url, largestBodyBytes, authorize }: HttpClientSettings) {
    this.writer = new RequestWriter(url, authorize);
    this.connectionSettings = {
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port === '' ? DEFAULT_PORT : Number(url.port),
      largestBodyBytes,
      onAnswer: (connection, post, tookMs) => this.answered(connection, post, tookMs),
      onAbandoned: ({ operation }, waitedMs) => this.speeds.recordAtLeast(operation, waitedMs),
      onEnd: (connection, unanswered) => this.ended(connection, unanswered),
    };
  }

  post(request: SubgraphRequest, options: CallOptions = {}): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      if (this.whenUnused !== null) {
        throw new ConnectionLost('the client is closed');
      }
      if (options.signal?.aborted === true) {
        throw options.signal.reason;
      }
      this.pending += 1;
      this.dispatch(
        new PendingPost({ request, options }, this.writer, {
          resolve: (answer) => {
            this.settled();
            resolve(answer);
          },
          reject: (reason) => {
            this.settled();
            reject(reason);
          },
        }),
      );
    });
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.whenUnused = resolve;
      this.closeIfUnused();
    });
  }

  private open(): Connection {
    return new Connection(this.connectionSettings);
  }

  private dispatch(post: PendingPost): void {
    const connection = this.connectionFor(post);
    if (this.unflushed.length === 0) {
      // After everything that this turn of the event loop still brings.
      setImmediate(this.flush);
    }
    if (!connection.hasUnsent) {
      this.unflushed.push(connection);
    }
    connection.add(post);
  }

  private connectionFor(post: PendingPost): Connection {
    if (post.isRepeated) {
      return this.exclusive.take('new');
    }
    if (!post.isRepeatable) {
      return this.exclusive.take('surely open');
    }
    const mayShare = this.trust.mayPipeline && this.speeds.isFast(post.operation);
    return (mayShare ? this.shared.take() : null) ?? this.exclusive.take('any');
  }

  private readonly flush = (): void => {
    for (const connection of this.unflushed) {
      connection.flush();
    }
    this.unflushed.length = 0;
  };

  private answered(connection: Connection, post: PendingPost, tookMs: number): void {
    this.speeds.record(post.operation, tookMs);
    this.trust.answered(connection.answers);
    if (connection.depth === 0 && !this.shared.has(connection)) {
      this.exclusive.giveBack(connection);
    }
  }

  private ended(connection: Connection, unanswered: readonly Unanswered[]): void {
    this.exclusive.forget(connection);
    this.shared.forget(connection);
    this.trust.dropped(unanswered.length);
    for (const { post, cause, isSuspect } of unanswered) {
      if (post.isRepeatable && !post.isRepeated && !isSuspect) {
        this.repeat(post);
      } else {
        post.fail(cause);
      }
    }
  }

  private repeat(post: PendingPost): void {
    post.isRepeated = true;
    this.dispatch(post);
  }

  private settled(): void {
    this.pending -= 1;
    this.closeIfUnused();
  }

  private closeIfUnused(): void {
    if (this.pending === 0 && this.whenUnused !== null) {
      this.exclusive.closeIdle(0);
      this.shared.closeIdle(0);
      this.whenUnused();
    }
  }
}
