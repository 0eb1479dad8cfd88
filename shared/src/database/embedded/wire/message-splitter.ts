/** Nothing we run needs more in one message; a larger length is a broken or hostile client. */
const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

/** The start-up packet has no type byte; every later message begins with one. */
type Framing = 'startup' | 'typed';

export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation';
}

/** Cuts the byte stream of one client into whole protocol messages. */
export class MessageSplitter {
  #chunks: Buffer[] = [];
  #size = 0;

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  /** The next whole message, or null until more bytes have come. */
  take(framing: Framing): Buffer | null {
    const lengthAt = framing === 'typed' ? 1 : 0;
    if (this.#size < lengthAt + 4) return null;
    const length = this.#firstBytes(lengthAt + 4).readInt32BE(lengthAt);
    if (length < 4 || length > MAX_MESSAGE_BYTES) {
      throw new ProtocolViolation(`invalid message length ${length}`);
    }
    const end = lengthAt + length;
    if (this.#size < end) return null;
    const all = this.#firstBytes(this.#size);
    this.#chunks = end === all.length ? [] : [all.subarray(end)];
    this.#size -= end;
    return all.subarray(0, end);
  }

  /** Joins chunks only when one does not hold the wanted bytes, so that a 20 MB message is copied once. */
  #firstBytes(count: number): Buffer {
    const first = this.#chunks[0];
    if (first !== undefined && first.length >= count) return first;
    const joined = Buffer.concat(this.#chunks);
    this.#chunks = [joined];
    return joined;
  }
}
