/** The answer to one event: made once, for everybody who subscribed to the same. */
export class StreamedAnswer {
  /** JSON. */
  readonly text: string;
  /** What to give as `after` to go on behind it; `null` where there is no going on. */
  readonly cursor: string | null;
  private readonly encodings = new Map<Encode, Buffer>();

  constructor(text: string, cursor: string | null) {
    this.text = text;
    this.cursor = cursor;
  }

  /** As a transport sends it to everybody alike. `encode` is the same function each time. */
  encoded(encode: Encode): Buffer {
    const known = this.encodings.get(encode);
    if (known !== undefined) {
      return known;
    }
    const encoding = encode(this);
    this.encodings.set(encode, encoding);
    return encoding;
  }
}

type Encode = (answer: StreamedAnswer) => Buffer;
