import type { ServerResponse } from 'node:http';

export interface StreamFormat {
  readonly contentType: string;
  /** What says that the connection lives when there is nothing to say, and nothing else. */
  readonly heartbeat: string;
  readonly heartbeatMs: number;
}

/** A client that takes nothing for this long is cut off. It goes on from where it was when it comes back. */
const LONGEST_STALL_MS = 30_000;

/** Proxies must neither keep what comes back nor change it. */
const HEADERS = { 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' };

/** A response that has no end of its own, written at the pace of who reads it. */
export class StreamedResponse {
  private readonly response: ServerResponse;
  private readonly heartbeat: NodeJS.Timeout;
  private isOver = false;
  private whenWritable: (() => void) | null = null;

  constructor(response: ServerResponse, { contentType, heartbeat, heartbeatMs }: StreamFormat) {
    this.response = response;
    response.writeHead(200, { ...HEADERS, 'content-type': contentType });
    response.flushHeaders();
    this.heartbeat = setInterval(() => {
      // Whoever has not taken the last part needs no sign of life.
      if (!response.writableNeedDrain) {
        response.write(heartbeat);
      }
    }, heartbeatMs);
    response.on('drain', () => this.tellWritable());
    response.once('close', () => {
      this.isOver = true;
      clearInterval(this.heartbeat);
      this.tellWritable();
    });
  }

  /** Resolves when more can be written, or when nobody reads any more. */
  write(part: string | Buffer): Promise<void> {
    if (this.isOver) {
      // Later, so that a stream without end lets the connection come to its end.
      return new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    return this.response.write(part) ? Promise.resolve() : this.isWritable();
  }

  /** Ends it in order, with a last part. */
  end(part = ''): void {
    if (!this.isOver) {
      this.isOver = true;
      clearInterval(this.heartbeat);
      this.response.end(part);
    }
  }

  private isWritable(): Promise<void> {
    return new Promise((resolve) => {
      const stall = setTimeout(() => this.response.destroy(), LONGEST_STALL_MS);
      this.whenWritable = () => {
        clearTimeout(stall);
        resolve();
      };
    });
  }

  private tellWritable(): void {
    const { whenWritable } = this;
    this.whenWritable = null;
    whenWritable?.();
  }
}
