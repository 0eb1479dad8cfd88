import { once } from 'node:events';
import fc from 'fast-check';
import type { CallSignal } from '../transports';
import { EventQueue } from '../transports/event-queue';
import { FederatedSubscription } from './federated-subscription';

interface Tick {
  readonly tick: number;
}

const ENDED = { done: true, value: undefined };

/** A stream that a test feeds, and what became of it. */
class Upstream {
  readonly queue = new EventQueue<Tick>(1_000, () => {
    this.left += 1;
  });
  left = 0;
  signal: AbortSignal | null = null;

  readonly open = (signal: AbortSignal): AsyncIterable<Tick> => {
    this.signal = signal;
    return this.queue;
  };
}

const answer = ({ tick }: Tick): Promise<number> => Promise.resolve(tick);

describe('a federated subscription', () => {
  let upstream: Upstream;
  let client: AbortController;
  beforeEach(() => {
    upstream = new Upstream();
    client = new AbortController();
  });

  const subscribe = (
    answering: (event: Tick, signal: CallSignal) => Promise<number> = answer,
  ): FederatedSubscription<Tick, number> =>
    new FederatedSubscription({ open: upstream.open, answer: answering, signal: client.signal });

  it('answers every event once and in order, however long that takes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 })), async (turns) => {
        upstream = new Upstream();
        const subscription = subscribe(async ({ tick }) => {
          for (let turn = 0; turn < (turns[tick] ?? 0); turn++) {
            await new Promise((resolve) => setImmediate(resolve));
          }
          return tick;
        });
        for (const tick of turns.keys()) {
          upstream.queue.push({ tick });
        }
        upstream.queue.close();
        const answers: number[] = [];
        for await (const tick of subscription) {
          answers.push(tick);
        }
        expect(answers).toEqual([...turns.keys()]);
        expect(upstream.left).toBe(1);
      }),
    );
  });

  it('asks for an event only when its answer is asked for', async () => {
    let answered = 0;
    const subscription = subscribe((event) => {
      answered += 1;
      return answer(event);
    });
    upstream.queue.push({ tick: 1 });
    upstream.queue.push({ tick: 2 });
    await subscription.next();
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(1);
    await subscription.return();
  });

  it.each([
    ['is returned', (subscription: FederatedSubscription<Tick, number>) => subscription.return()],
    ['is left by its client', () => Promise.resolve(client.abort())],
  ])('ends at once when it %s, although no event comes', async (_, end) => {
    const subscription = subscribe();
    const asked = subscription.next();
    await end(subscription);
    expect(await asked).toEqual(ENDED);
    expect(await subscription.next()).toEqual(ENDED);
    expect(upstream.signal?.aborted).toBe(true);
    expect(upstream.left).toBe(1);
  });

  it('ends at once also while an event is being answered, and tells whoever answers', async () => {
    const answering = new AbortController();
    let told: CallSignal | null = null;
    const subscription = subscribe((_, signal) => {
      told = signal;
      answering.abort();
      return new Promise(() => undefined);
    });
    upstream.queue.push({ tick: 1 });
    const asked = subscription.next();
    await once(answering.signal, 'abort');
    client.abort();
    expect(await asked).toEqual(ENDED);
    expect(told).toMatchObject({ aborted: true });
  });

  it.each([
    ['the stream', () => upstream.queue.fail(new Error('cut')), answer],
    ['an answer', () => upstream.queue.push({ tick: 1 }), () => Promise.reject(new Error('cut'))],
  ])('rejects once when %s fails, and leaves the stream', async (_, fail, answering) => {
    const subscription = subscribe(answering);
    const asked = subscription.next();
    fail();
    await expect(asked).rejects.toThrow('cut');
    expect(await subscription.next()).toEqual(ENDED);
    expect(upstream.left).toBe(1);
  });

  it('does not begin for a client that has gone', async () => {
    client.abort();
    const subscription = subscribe();
    upstream.queue.push({ tick: 1 });
    expect(await subscription.next()).toEqual(ENDED);
    expect(upstream.signal?.aborted).toBe(true);
  });
});
