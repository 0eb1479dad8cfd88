import { isObject } from '../results/rows/json';
import { LONGEST_NAME, LONGEST_TEXT, type SharedQuery } from './saved-query';

/** A link that does not carry a query, or more than one may carry. */
export class InvalidLink extends Error {
  override readonly name = 'InvalidLink';
}

const FRAGMENT = '#query=';
/** What mail programs and chats pass on. */
export const LONGEST_FRAGMENT = 16_000;
/** A few compressed bytes can unpack to millions. */
const MOST_BYTES = 4 * LONGEST_TEXT;

/**
 * A query as the fragment of an address: compressed, in letters that addresses may hold. Browsers do not send fragments
 * to servers. Throws `InvalidLink` when it would be too long.
 */
export async function fragmentOf({ name, query, variables }: SharedQuery): Promise<string> {
  const text = JSON.stringify({ name, query, variables });
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const fragment = FRAGMENT + base64Url(await bytesOf(packed));
  if (fragment.length > LONGEST_FRAGMENT) {
    throw new InvalidLink(`> ${LONGEST_FRAGMENT}`);
  }
  return fragment;
}

/** The query of a fragment; null when it is about something else. Throws `InvalidLink`. */
export async function queryInFragment(fragment: string): Promise<SharedQuery | null> {
  if (!fragment.startsWith(FRAGMENT)) {
    return null;
  }
  if (fragment.length > LONGEST_FRAGMENT) {
    throw new InvalidLink(`> ${LONGEST_FRAGMENT}`);
  }
  const content = await unpacked(fragment.slice(FRAGMENT.length));
  return {
    name: textIn(content, 'name', LONGEST_NAME),
    query: textIn(content, 'query', LONGEST_TEXT),
    variables: textIn(content, 'variables', LONGEST_TEXT),
  };
}

async function unpacked(packed: string): Promise<unknown> {
  try {
    const stream = new Blob([bytesIn(packed)])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'));
    const content: unknown = JSON.parse(new TextDecoder().decode(await bytesOf(stream)));
    return content;
  } catch (error) {
    throw new InvalidLink(error instanceof Error ? error.message : '', { cause: error });
  }
}

/** Stops reading where nothing honest is that long. */
async function bytesOf(stream: ReadableStream<BufferSource>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: BufferSource[] = [];
  let length = 0;
  for await (const part of partsOf(stream)) {
    length += part.byteLength;
    if (length > MOST_BYTES) {
      throw new InvalidLink(`> ${MOST_BYTES}`);
    }
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Not every browser can iterate over a stream. */
async function* partsOf(stream: ReadableStream<BufferSource>): AsyncGenerator<BufferSource, void> {
  const reader = stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      yield part.value;
    }
  } finally {
    await reader.cancel();
  }
}

function base64Url(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCodePoint(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesIn(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(letters, (letter) => letter.codePointAt(0) ?? 0);
}

function textIn(content: unknown, member: keyof SharedQuery, longest: number): string {
  const text = isObject(content) ? content[member] : undefined;
  if (typeof text !== 'string' || text.length > longest) {
    throw new InvalidLink(member);
  }
  return text;
}
