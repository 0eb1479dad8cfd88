/** One of the events of a `text/event-stream`. */
export interface StreamEvent {
  readonly type: string;
  readonly data: string;
}

/** An event is larger than is accepted. */
export class EventTooLarge extends Error {
  override readonly name = 'EventTooLarge';
}

/** Reads Server-Sent Events out of a body as it comes. Comments, ids and what it does not know are left out. */
export async function* readEventStream(
  body: AsyncIterable<Uint8Array>,
  largestEvent: number,
): AsyncGenerator<StreamEvent, void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of body) {
    // A part may end between CR and LF: what ends with CR waits for the next one.
    text += decoder.decode(part, { stream: true });
    const isCut = text.endsWith('\r');
    const blocks = (isCut ? text.slice(0, -1) : text).replaceAll(/\r\n?/g, '\n').split('\n\n');
    text = (blocks.pop() ?? '') + (isCut ? '\r' : '');
    for (const block of blocks) {
      const event = readEvent(block);
      if (event !== null) {
        yield event;
      }
    }
    if (text.length > largestEvent) {
      throw new EventTooLarge();
    }
  }
}

/** `null` for a block without data. */
function readEvent(block: string): StreamEvent | null {
  let type = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const at = line.indexOf(':');
    const field = at < 0 ? line : line.slice(0, at);
    const value = at < 0 ? '' : line.slice(at + 1).replace(/^ /, '');
    if (field === 'event') {
      type = value;
    } else if (field === 'data') {
      data.push(value);
    }
  }
  return data.length === 0 ? null : { type, data: data.join('\n') };
}
