import { ResponseTooLarge } from './failures';

/** The bytes of one body so far. They are copied: what they come in is used again for the next read. */
export class BodyBytes {
  private readonly parts: Buffer[] = [];
  private readonly largestBytes: number;
  private size = 0;

  constructor(largestBytes: number) {
    this.largestBytes = largestBytes;
  }

  /** Throws `ResponseTooLarge`. */
  add(chunk: Buffer, from: number, to: number): void {
    this.size += to - from;
    if (this.size > this.largestBytes) {
      throw new ResponseTooLarge(`a body is larger than ${this.largestBytes} bytes`);
    }
    this.parts.push(Buffer.from(chunk.subarray(from, to)));
  }

  text(): string {
    const [first, ...others] = this.parts;
    const whole = first !== undefined && others.length === 0 ? first : Buffer.concat(this.parts);
    return whole.toString('utf8');
  }
}
