import { assertNever } from '@apogee/shared/errors';
import { BodyBytes } from './body-bytes';
import type { BodyReader } from './body-reader';
import { ChunkedBody } from './chunked-body';
import { ResponseTooLarge } from './failures';
import type { BodyFraming } from './response-head';

export function bodyReader(framing: BodyFraming, largestBytes: number): BodyReader {
  switch (framing.kind) {
    case 'none':
      return new BodyOfLength(0, largestBytes);
    case 'length':
      return new BodyOfLength(framing.bytes, largestBytes);
    case 'chunked':
      return new ChunkedBody(largestBytes);
    case 'until-close':
      return new BodyUntilClose(largestBytes);
    default:
      return assertNever(framing);
  }
}

class BodyOfLength implements BodyReader {
  readonly endsWithStream = false;
  private readonly largestBytes: number;
  private missing: number;
  private whole: string | null = null;
  private parts: BodyBytes | null = null;

  constructor(length: number, largestBytes: number) {
    if (length > largestBytes) {
      throw new ResponseTooLarge(`a body is larger than ${largestBytes} bytes`);
    }
    this.missing = length;
    this.largestBytes = largestBytes;
  }

  get isComplete(): boolean {
    return this.missing === 0;
  }

  read(chunk: Buffer, at: number): number {
    const end = Math.min(chunk.length, at + this.missing);
    this.missing -= end - at;
    if (this.parts === null && this.isComplete) {
      // Most answers come in one piece, and are decoded where they lie.
      this.whole = chunk.toString('utf8', at, end);
      return end;
    }
    this.parts ??= new BodyBytes(this.largestBytes);
    this.parts.add(chunk, at, end);
    return end;
  }

  text(): string {
    return this.whole ?? this.parts?.text() ?? '';
  }
}

class BodyUntilClose implements BodyReader {
  readonly isComplete = false;
  readonly endsWithStream = true;
  private readonly bytes: BodyBytes;

  constructor(largestBytes: number) {
    this.bytes = new BodyBytes(largestBytes);
  }

  read(chunk: Buffer, at: number): number {
    this.bytes.add(chunk, at, chunk.length);
    return chunk.length;
  }

  text(): string {
    return this.bytes.text();
  }
}
