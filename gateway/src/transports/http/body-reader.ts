/** Reads one body out of a stream that goes on behind it. */
export interface BodyReader {
  /** Takes what belongs to the body, from `at` on. Gives back where it stopped. Throws what ends the connection. */
  read(chunk: Buffer, at: number): number;
  readonly isComplete: boolean;
  /** Whether the end of the stream completes the body. */
  readonly endsWithStream: boolean;
  text(): string;
}
