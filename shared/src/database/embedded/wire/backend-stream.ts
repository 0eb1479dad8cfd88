/** What the multiplexer wants to see of a backend's answer. Everything else is passed on unread. */
export interface BackendStreamHandler {
  /** Bytes for the client, in order. */
  readonly forward: (bytes: Buffer) => void;
  /** A whole message of one of the intercepted types; the handler decides whether the client gets it. */
  readonly intercept: (type: string, message: Buffer) => void;
}

/** ReadyForQuery, notification, error, ParseComplete, CopyInResponse: all of them short. */
const INTERCEPTED = new Set(['Z', 'A', 'E', '1', 'G'].map((type) => type.charCodeAt(0)));
const HEADER_BYTES = 5;
const NOTHING = Buffer.alloc(0);

/**
 * Walks the messages in the backend's output, which comes in pieces that may end anywhere.
 * Large rows are forwarded piece by piece, never collected.
 */
export class BackendStream {
  /** The beginning of a message that cannot be judged before more bytes have come. */
  #pending: Buffer = NOTHING;
  /** Bytes of a passed-on message that are still to come. */
  #remaining = 0;

  constructor(private readonly handler: BackendStreamHandler) {}

  push(chunk: Buffer): void {
    const data = this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk]) : chunk;
    this.#pending = NOTHING;
    let unsentFrom = 0;
    let offset = this.#skipBody(data, 0);
    while (offset < data.length) {
      const end = messageEnd(data, offset);
      const intercepted = INTERCEPTED.has(data[offset] ?? 0);
      if (end === null || (intercepted && end > data.length)) break;
      if (intercepted) {
        this.#forward(data, unsentFrom, offset);
        this.handler.intercept(String.fromCharCode(data[offset] ?? 0), data.subarray(offset, end));
        unsentFrom = end;
        offset = end;
      } else {
        this.#remaining = end - offset;
        offset = this.#skipBody(data, offset);
      }
    }
    this.#forward(data, unsentFrom, offset);
    this.#pending = data.subarray(offset);
  }

  #skipBody(data: Buffer, offset: number): number {
    const end = Math.min(offset + this.#remaining, data.length);
    this.#remaining -= end - offset;
    return end;
  }

  #forward(data: Buffer, from: number, to: number): void {
    if (to > from) this.handler.forward(data.subarray(from, to));
  }
}

function messageEnd(data: Buffer, offset: number): number | null {
  return data.length - offset < HEADER_BYTES ? null : offset + 1 + data.readInt32BE(offset + 1);
}
