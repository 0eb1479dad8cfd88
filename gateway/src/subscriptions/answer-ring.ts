import type { StreamedAnswer } from './streamed-answer';

/** How much is kept for subscribers who are slower than the fastest. */
const MOST_ANSWERS = 256;
const MOST_CHARACTERS = 256 * 1024;

/** The last answers of a stream, each at a position that it keeps. */
export class AnswerRing {
  private readonly answers: StreamedAnswer[] = [];
  private characters = 0;
  /** Of the first answer that is kept. */
  private first = 0;

  /** Of the answer that comes next. */
  get end(): number {
    return this.first + this.answers.length;
  }

  /** The last one is kept whatever its size. */
  push(answer: StreamedAnswer): void {
    this.answers.push(answer);
    this.characters += answer.text.length;
    while (
      this.answers.length > 1 &&
      (this.answers.length > MOST_ANSWERS || this.characters > MOST_CHARACTERS)
    ) {
      this.characters -= this.answers.shift()?.text.length ?? 0;
      this.first += 1;
    }
  }

  isGone(position: number): boolean {
    return position < this.first;
  }

  at(position: number): StreamedAnswer | undefined {
    return this.answers[position - this.first];
  }

  /** The position behind an event; `null` when it is not kept. */
  after(cursor: string): number | null {
    const index = this.answers.findLastIndex((answer) => answer.cursor === cursor);
    return index < 0 ? null : this.first + index + 1;
  }

  get last(): StreamedAnswer | undefined {
    return this.answers.at(-1);
  }
}
