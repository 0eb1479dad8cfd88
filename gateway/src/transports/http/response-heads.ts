import { type ResponseHead, readHead } from './response-head';

/** Enough for the lengths that the answers of a second have: they differ in that, and in the time. */
const MOST_KEPT = 256;
const LONGEST_KEPT = 1_024;

/** Reads heads, each once: those of one peer are mostly the same text, and to check one takes longer than to find it. */
export class ResponseHeads {
  private readonly known = new Map<string, ResponseHead>();

  /** As `readHead`. */
  read(text: string): ResponseHead {
    const known = this.known.get(text);
    if (known !== undefined) {
      return known;
    }
    const head = readHead(text);
    if (text.length <= LONGEST_KEPT) {
      this.keep(text, head);
    }
    return head;
  }

  private keep(text: string, head: ResponseHead): void {
    if (this.known.size === MOST_KEPT) {
      // Most are of seconds that are over.
      this.known.clear();
    }
    this.known.set(text, head);
  }
}
