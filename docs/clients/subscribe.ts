/**
 * Subscribes, and goes on behind the last event when the connection is cut. Copy it: it needs nothing but `fetch`
 * (Node.js 18 or later, any browser).
 *
 * An event is yielded again only when the connection is cut while it is on its way; the cursor tells. Deal with an
 * event before asking for the next: its cursor is then what `after` can be in the next program.
 */
export interface Subscription {
  readonly url: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The cursor of the last event that was dealt with. Omitted: as the query says. */
  readonly after?: string;
  /** Made anew for each connection, as access tokens expire. */
  readonly headers?: () => Promise<Record<string, string>> | Record<string, string>;
  readonly signal?: AbortSignal;
}

export interface Event<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
  /** `null` where the subscription cannot be resumed. */
  readonly cursor: string | null;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
/** The gateway says that it lives every 12 seconds. */
const LONGEST_SILENCE_MS = 40_000;

interface Place {
  cursor: string | null;
  waitMs: number;
}

export async function* subscribe<Data>(
  subscription: Subscription,
): AsyncGenerator<Event<Data>, void> {
  const place: Place = { cursor: subscription.after ?? null, waitMs: FIRST_WAIT_MS };
  while (!(yield* untilCut<Data>(subscription, place))) {
    const { waitMs } = place;
    await new Promise((resolve) => setTimeout(resolve, waitMs * (0.5 + Math.random())));
    place.waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
  }
}

/** True when there are no more events. */
async function* untilCut<Data>(
  subscription: Subscription,
  place: Place,
): AsyncGenerator<Event<Data>, boolean> {
  try {
    for await (const block of blocksOf(await connect(subscription, place.cursor))) {
      const { type, id, data } = read(block);
      if (type === 'complete') {
        return true;
      }
      if (type === 'next') {
        place.waitMs = FIRST_WAIT_MS;
        place.cursor = id ?? place.cursor;
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the query says
        yield { ...(JSON.parse(data) as Event<Data>), cursor: place.cursor };
      }
    }
  } catch (error) {
    if (error instanceof Refused || subscription.signal?.aborted === true) {
      throw error;
    }
  }
  return false;
}

/** The gateway does not want this request, now or later. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, answer: string) {
    super(`refused with status ${status}: ${answer}`);
    this.status = status;
  }
}

async function connect(
  { url, query, variables = {}, headers = () => ({}), signal }: Subscription,
  cursor: string | null,
): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      ...(await headers()),
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...(cursor === null ? {} : { 'last-event-id': cursor }),
    },
    body: JSON.stringify({ query, variables }),
    signal: signal ?? null,
  });
  const isRefused = response.status >= 400 && response.status < 500 && response.status !== 429;
  if (isRefused) {
    throw new Refused(response.status, await response.text());
  }
  if (!response.ok || response.body === null) {
    throw new Error(`status ${response.status}`);
  }
  return response.body;
}

/** The events of the stream, as text. Gives up on a stream that is silent for too long. */
async function* blocksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const silence = setTimeout(() => void reader.cancel(), LONGEST_SILENCE_MS);
      const { done, value } = await reader.read().finally(() => clearTimeout(silence));
      if (done) {
        return;
      }
      text += decoder.decode(value, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      yield* blocks;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function read(block: string): { type: string | null; id: string | null; data: string } {
  const lines = block.split('\n');
  const field = (name: string): string | null =>
    lines
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .replace(/^ /, '') ?? null;
  return { type: field('event'), id: field('id'), data: field('data') ?? '' };
}
