import { MalformedResponse } from './failures';

const LINE_FEED = 0x0a;

/** Reads one line after the other out of a stream. Lines end with CR LF and nothing else. */
export class LineReader {
  private readonly longest: number;
  private text = '';

  constructor(longest: number) {
    this.longest = longest;
  }

  /**
   * The line, decoded as Latin-1, and where the next one begins; no line when it has not ended yet.
   * Throws `MalformedResponse`.
   */
  read(chunk: Buffer, at: number): { readonly line: string | null; readonly at: number } {
    const end = chunk.indexOf(LINE_FEED, at);
    this.text += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
    if (this.text.length > this.longest) {
      throw new MalformedResponse('a line of a response is too long');
    }
    if (end < 0) {
      return { line: null, at: chunk.length };
    }
    const line = this.text;
    this.text = '';
    if (line.indexOf('\r') !== line.length - 1) {
      throw new MalformedResponse('a line of a response does not end with CR LF');
    }
    return { line: line.slice(0, -1), at: end + 1 };
  }
}
