/** One HTTP/1.1 request or answer. */
export interface HttpMessage {
  /** First line and headers, without the empty line after them. */
  readonly head: string;
  /** Without the framing of chunks. */
  readonly body: Buffer;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const END_OF_LINE = Buffer.from('\r\n');
const NOTHING = Buffer.alloc(0);
const LENGTH = /\r\ncontent-length: *(\d+)/i;
const CHUNKED = /\r\ntransfer-encoding: *chunked/i;

interface Parsed {
  readonly body: Buffer;
  /** Where the next message begins. */
  readonly end: number;
}

/** How many bytes must be there before it is worth looking again. */
interface Incomplete {
  readonly needed: number;
}

/**
 * Cuts a stream of bytes into HTTP/1.1 messages, however the network cut it. Much cheaper than a full parser, so
 * that the measuring side does not become what is measured: it knows `content-length` and chunks, no more.
 */
export class HttpMessageReader {
  private held: Buffer[] = [];
  private heldBytes = 0;
  private needed = 0;

  constructor(private readonly onMessage: (message: HttpMessage) => void) {}

  push(chunk: Buffer): void {
    this.held.push(chunk);
    this.heldBytes += chunk.length;
    if (this.heldBytes >= this.needed) {
      const [first = NOTHING] = this.held;
      this.readFrom(this.held.length === 1 ? first : Buffer.concat(this.held, this.heldBytes));
    }
  }

  private readFrom(bytes: Buffer): void {
    let start = 0;
    while (start < bytes.length) {
      const next = this.readOne(bytes, start);
      if ('needed' in next) {
        this.hold(bytes.subarray(start), next.needed - start);
        return;
      }
      start = next.end;
    }
    this.hold(NOTHING, 0);
  }

  private readOne(bytes: Buffer, start: number): Parsed | Incomplete {
    const headEnd = bytes.indexOf(END_OF_HEAD, start);
    if (headEnd === -1) {
      return { needed: bytes.length + 1 };
    }
    const head = bytes.toString('latin1', start, headEnd);
    const parsed = readBody(bytes, head, headEnd + END_OF_HEAD.length);
    if ('body' in parsed) {
      this.onMessage({ head, body: parsed.body });
    }
    return parsed;
  }

  private hold(rest: Buffer, needed: number): void {
    this.held = rest.length === 0 ? [] : [rest];
    this.heldBytes = rest.length;
    this.needed = needed;
  }
}

function readBody(bytes: Buffer, head: string, start: number): Parsed | Incomplete {
  const length = LENGTH.exec(head)?.[1];
  if (length !== undefined) {
    const end = start + Number(length);
    return end > bytes.length ? { needed: end } : { body: bytes.subarray(start, end), end };
  }
  return CHUNKED.test(head) ? readChunks(bytes, start) : { body: NOTHING, end: start };
}

function readChunks(bytes: Buffer, start: number): Parsed | Incomplete {
  const chunks: Buffer[] = [];
  let at = start;
  for (;;) {
    const lineEnd = bytes.indexOf(END_OF_LINE, at);
    if (lineEnd === -1) {
      return { needed: bytes.length + 1 };
    }
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const from = lineEnd + END_OF_LINE.length;
    const next = from + size + END_OF_LINE.length;
    if (next > bytes.length) {
      return { needed: next };
    }
    if (size === 0) {
      return {
        body: chunks.length === 1 ? (chunks[0] ?? NOTHING) : Buffer.concat(chunks),
        end: next,
      };
    }
    chunks.push(bytes.subarray(from, from + size));
    at = next;
  }
}
