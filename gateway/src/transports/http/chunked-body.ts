import { BodyBytes } from './body-bytes';
import type { BodyReader } from './body-reader';
import { MalformedResponse } from './failures';
import { LineReader } from './line-reader';

const LONGEST_LINE = 4_096;
const MOST_TRAILERS = 64;
const SIZE_LINE = /^([0-9a-f]{1,8})(?:[ \t]*;[\t\x20-\x7e\x80-\xff]*)?$/i;
const TRAILER = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t\x20-\x7e\x80-\xff]*$/;

/** A body in chunks (RFC 9112, section 7.1). Extensions and trailers are checked and ignored. */
export class ChunkedBody implements BodyReader {
  readonly endsWithStream = false;
  private readonly bytes: BodyBytes;
  private readonly lines = new LineReader(LONGEST_LINE);
  private expected: 'size' | 'data' | 'end-of-data' | 'trailer' | 'nothing' = 'size';
  private missing = 0;
  private trailers = 0;

  constructor(largestBytes: number) {
    this.bytes = new BodyBytes(largestBytes);
  }

  get isComplete(): boolean {
    return this.expected === 'nothing';
  }

  read(chunk: Buffer, from: number): number {
    let at = from;
    while (at < chunk.length && !this.isComplete) {
      at = this.expected === 'data' ? this.readData(chunk, at) : this.readLine(chunk, at);
    }
    return at;
  }

  text(): string {
    return this.bytes.text();
  }

  private readData(chunk: Buffer, at: number): number {
    const end = Math.min(chunk.length, at + this.missing);
    this.bytes.add(chunk, at, end);
    this.missing -= end - at;
    if (this.missing === 0) {
      this.expected = 'end-of-data';
    }
    return end;
  }

  private readLine(chunk: Buffer, at: number): number {
    const { line, at: next } = this.lines.read(chunk, at);
    if (line !== null) {
      this.take(line);
    }
    return next;
  }

  private take(line: string): void {
    if (this.expected === 'size') {
      this.takeSize(line);
    } else if (this.expected === 'trailer') {
      this.takeTrailer(line);
    } else if (line === '') {
      this.expected = 'size';
    } else {
      throw new MalformedResponse('a chunk is longer than it says');
    }
  }

  private takeSize(line: string): void {
    const [, size] = SIZE_LINE.exec(line) ?? [];
    if (size === undefined) {
      throw new MalformedResponse('a chunk does not say how long it is');
    }
    this.missing = Number.parseInt(size, 16);
    this.expected = this.missing === 0 ? 'trailer' : 'data';
  }

  private takeTrailer(line: string): void {
    this.trailers += 1;
    if (line === '') {
      this.expected = 'nothing';
    } else if (!TRAILER.test(line) || this.trailers > MOST_TRAILERS) {
      throw new MalformedResponse('what follows the chunks is no header');
    }
  }
}
