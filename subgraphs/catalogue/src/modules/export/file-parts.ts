/** In Base64 well below what a subgraph may answer, and few enough to ask for one after the other. */
const PART_BYTES = 1024 * 1024;

/** Pieces of a file as they come, in parts of one size; the last one is what is left. An empty file is one empty part. */
export async function* inParts(
  file: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<Buffer, void> {
  let waiting = Buffer.alloc(0);
  let isEmpty = true;
  for await (const piece of file) {
    waiting = Buffer.concat([waiting, Buffer.from(piece)]);
    while (waiting.byteLength >= PART_BYTES) {
      yield waiting.subarray(0, PART_BYTES);
      waiting = waiting.subarray(PART_BYTES);
      isEmpty = false;
    }
  }
  if (isEmpty || waiting.byteLength > 0) {
    yield waiting;
  }
}
