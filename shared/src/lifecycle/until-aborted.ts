/**
 * Events one by one, until the signal is aborted: what is waited for then is not waited for any longer, and the
 * source is told to end.
 */
export async function* untilAborted<Event>(
  source: AsyncIterable<Event>,
  signal: AbortSignal,
): AsyncGenerator<Event, void> {
  const events = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextUnless(signal, events);
      if (next.done === true) {
        return;
      }
      yield next.value;
    }
  } finally {
    // Not awaited: a generator that waits for its next event ends only when it has come.
    events.return?.().catch(() => undefined);
  }
}

function nextUnless<Event>(
  signal: AbortSignal,
  events: AsyncIterator<Event>,
): Promise<IteratorResult<Event>> {
  return new Promise((resolve, reject) => {
    const end = (): void => resolve({ done: true, value: undefined });
    if (signal.aborted) {
      end();
      return;
    }
    signal.addEventListener('abort', end, { once: true });
    events
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', end));
  });
}
