import type { BodyReader } from './body-reader';
import { bodyReader } from './body-readers';
import { ConnectionLost, MalformedResponse } from './failures';
import type { ResponseHead } from './response-head';
import { ResponseHeads } from './response-heads';

export interface HttpResponse {
  readonly status: number;
  readonly body: string;
  /** Whether another response may follow on the same connection. */
  readonly staysOpen: boolean;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LARGEST_HEAD_BYTES = 16 * 1024;
const NOTHING = Buffer.alloc(0);
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Finds the responses in the bytes of one connection, however these are cut. After it has thrown, the
 * connection must not be used any more: where a response ends, or whose it is, is in doubt.
 */
export class ResponseParser {
  private readonly largestBodyBytes: number;
  private readonly onResponse: (response: HttpResponse) => void;
  private readonly heads = new ResponseHeads();
  private beginningOfHead: Buffer = NOTHING;
  private current: { readonly head: ResponseHead; readonly body: BodyReader } | null = null;

  constructor(largestBodyBytes: number, onResponse: (response: HttpResponse) => void) {
    this.largestBodyBytes = largestBodyBytes;
    this.onResponse = onResponse;
  }

  /** Whether a response has begun and not ended. */
  get isWithinResponse(): boolean {
    return this.current !== null || this.beginningOfHead.length > 0;
  }

  /** The chunk may be overwritten afterwards. Throws `MalformedResponse`, `ResponseTooLarge`, and what `onResponse` throws. */
  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      at = this.current === null ? this.readHead(chunk, at) : this.readBody(chunk, at);
    }
  }

  /** The peer will send no more. Throws `ConnectionLost` in the middle of a response. */
  end(): void {
    if (this.current?.body.endsWithStream === true) {
      this.finish();
    }
    if (this.isWithinResponse) {
      throw new ConnectionLost('the connection ended in the middle of a response');
    }
  }

  private readHead(chunk: Buffer, at: number): number {
    const known = this.beginningOfHead.length;
    // Most heads come in one piece, and are read where they lie.
    const bytes = known === 0 ? chunk : this.continuedHead(chunk, at);
    const from = known === 0 ? at : 0;
    const end = bytes.indexOf(END_OF_HEAD, from);
    if ((end < 0 ? bytes.length : end) - from > LARGEST_HEAD_BYTES) {
      throw new MalformedResponse('the head of a response is too large');
    }
    if (end < 0) {
      this.beginningOfHead = Buffer.from(bytes.subarray(from));
      return chunk.length;
    }
    this.beginningOfHead = NOTHING;
    this.begin(this.heads.read(bytes.toString('latin1', from, end)));
    return at + end - from + END_OF_HEAD.length - known;
  }

  /** No more than a head can need, so that a peer that trickles makes no large copies. */
  private continuedHead(chunk: Buffer, at: number): Buffer {
    const more = chunk.subarray(at, at + LARGEST_HEAD_BYTES + END_OF_HEAD.length);
    return Buffer.concat([this.beginningOfHead, more]);
  }

  private begin(head: ResponseHead): void {
    if (head.status < 200) {
      return;
    }
    this.current = { head, body: bodyReader(head.framing, this.largestBodyBytes) };
    this.finishIfComplete();
  }

  private readBody(chunk: Buffer, at: number): number {
    const next = this.current?.body.read(chunk, at) ?? at;
    this.finishIfComplete();
    return next;
  }

  private finishIfComplete(): void {
    if (this.current?.body.isComplete === true) {
      this.finish();
    }
  }

  private finish(): void {
    if (this.current !== null) {
      const { head, body } = this.current;
      this.current = null;
      const text = body.text();
      this.onResponse({
        status: head.status,
        body: text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text,
        staysOpen: head.staysOpen,
      });
    }
  }
}
