import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { Journal } from '../testing/journal';
import { CallAbortion, SubscriptionOverrun } from '../transports';
import type { EventSource } from './event-source';
import type { StreamedAnswer } from './streamed-answer';
import type { Subscriber } from './subscriber';
import { SubscriptionHub } from './subscription-hub';

/** More than answers are kept for. */
const MANY = 400;
const ENDED = { done: true, value: undefined };

/** Whose events are the numbers from 0 on, each its own cursor. */
class World {
  readonly journal = new Journal<number>();
  readonly batches: number[] = [];
  readonly hub = new SubscriptionHub<number>();
  private readonly source: EventSource<number>;

  constructor({ hasCursors = true } = {}) {
    this.source = {
      open: (after, signal) => this.journal.read(after === null ? null : Number(after) + 1, signal),
      cursorOf: (event) => (hasCursors ? String(event) : null),
      answer: async (events) => {
        this.batches.push(events.length);
        await nextTurn();
        return events.map((event) => JSON.stringify(event));
      },
      mayReopen: () => true,
    };
  }

  publish(count: number): void {
    const { length } = this.journal.entries;
    this.journal.append(...Array.from({ length: count }, (_, index) => length + index));
  }

  subscribe(after: number | null = null, signal: CallAbortion | null = null): Client {
    return new Client(
      this.hub.subscribe({
        key: 'all',
        source: this.source,
        after: after === null ? null : String(after),
        signal,
      }),
      after ?? this.journal.entries.length - 1,
    );
  }
}

/** Takes one answer after the other when told to, as a client who is slow or fast. */
class Client {
  readonly received: number[] = [];
  /** The event before the first that he must get. */
  readonly start: number;
  private readonly subscriber: Subscriber<number>;
  private asked: Promise<void> | null = null;

  constructor(subscriber: Subscriber<number>, start: number) {
    this.subscriber = subscriber;
    this.start = start;
  }

  next(): Promise<IteratorResult<StreamedAnswer>> {
    return this.subscriber.next();
  }

  /** Asks for one, unless he waits for one. */
  ask(): void {
    this.asked ??= this.receive();
  }

  async take(count: number): Promise<void> {
    for (let taken = 0; taken < count; taken++) {
      this.ask();
      await this.asked;
    }
  }

  private async receive(): Promise<void> {
    const next = await this.subscriber.next();
    if (next.done !== true) {
      this.received.push(Number(next.value.text));
    }
    this.asked = null;
  }

  async leave(): Promise<void> {
    this.asked = null;
    await this.subscriber.return();
  }
}

/** Subscribers who come and go. One stays. */
class Scene {
  readonly world = new World();
  clients: Client[];

  constructor() {
    this.world.publish(1);
    this.clients = [this.world.subscribe(0)];
  }

  client(who: number): Client | undefined {
    return this.clients[who % this.clients.length];
  }

  async leave(who: number): Promise<void> {
    const client = this.client(who);
    if (this.clients.length > 1) {
      this.clients = this.clients.filter((other) => other !== client);
      await client?.leave();
    }
  }

  /** Lets everybody have everything, and leave. */
  async end(): Promise<void> {
    this.world.publish(1);
    const last = this.world.journal.entries.length - 1;
    for (const client of this.clients) {
      while (client.received.at(-1) !== last) {
        await client.take(1);
      }
    }
    await Promise.all(this.clients.map((client) => client.leave()));
  }
}

describe('a stream that many subscribe to', () => {
  it('is read and answered once for all', async () => {
    const world = new World();
    const clients = [world.subscribe(), world.subscribe(), world.subscribe()];
    world.publish(3);
    await Promise.all(clients.map((client) => client.take(3)));
    expect(clients.map(({ received }) => received)).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2],
    ]);
    expect(world.journal.openings).toEqual([null]);
    expect(world.batches.reduce((sum, size) => sum + size, 0)).toBe(3);
    await Promise.all(clients.map((client) => client.leave()));
    expect(world.journal.readers).toBe(0);
  });

  it('answers together what came while others were answered', async () => {
    const world = new World();
    const client = world.subscribe();
    client.ask();
    world.publish(1);
    while (world.batches.length === 0) {
      await nextTurn();
    }
    world.publish(20);
    await client.take(21);
    expect(world.batches.length).toBeLessThan(6);
    await client.leave();
  });

  it('waits for its subscribers', async () => {
    const world = new World();
    const client = world.subscribe();
    world.publish(MANY);
    await client.take(1);
    await nextTurn();
    expect(world.batches.reduce((sum, size) => sum + size, 0)).toBeLessThan(100);
    await client.leave();
  });

  it('gives each subscriber every event after where he began, once and in order, whatever happens', async () => {
    const deeds: Readonly<Record<string, (scene: Scene, number: number) => unknown>> = {
      publish: ({ world }, count) => world.publish(count % 40),
      take: (scene, who) => scene.client(who)?.ask(),
      rest: () => nextTurn(),
      subscribe: ({ world, clients }) => clients.push(world.subscribe()),
      resume: ({ world, clients }, back) =>
        clients.push(world.subscribe(Math.max(0, world.journal.entries.length - 1 - back))),
      leave: (scene, who) => scene.leave(who),
    };
    const weights = { publish: 4, take: 8, rest: 4, subscribe: 2, resume: 3, leave: 1 };
    const deed = fc.oneof(
      ...Object.entries(weights).map(([name, weight]) => ({
        arbitrary: fc.tuple(fc.constant(name), fc.nat(300)),
        weight,
      })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 40 }), async (actions) => {
        const scene = new Scene();
        for (const [name, number] of actions) {
          await deeds[name]?.(scene, number);
        }
        await scene.end();
        for (const { received, start } of scene.clients) {
          const first = received[0] ?? 0;
          // Who wants the events to come may get some that came just before.
          expect(first).toBeLessThanOrEqual(start + 1);
          expect(received).toEqual(received.map((_, index) => first + index));
        }
        expect(scene.world.journal.readers).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('becomes one again when those who caught up have come to the same event', async () => {
    const world = new World();
    world.publish(MANY);
    const live = world.subscribe();
    const late = [world.subscribe(0), world.subscribe(100)];
    live.ask();
    await Promise.all(late.map(async (client) => client.take(MANY - 1 - client.start)));
    // The two have met on the way.
    expect(world.journal.readers).toBe(2);
    world.publish(2);
    await Promise.all([live, ...late].map((client) => client.take(2)));
    expect(world.journal.readers).toBe(1);
    expect(late[0]?.received).toEqual(world.journal.entries.slice(1));
    await Promise.all([live, ...late].map((client) => client.leave()));
  });

  it('lets nobody wait for one who has stopped, who has everything when he comes back', async () => {
    const world = new World();
    const [quick, stopped] = [world.subscribe(), world.subscribe()];
    world.publish(MANY);
    await quick.take(MANY);
    expect(stopped.received).toEqual([]);
    // He had nothing yet, and so no cursor.
    await expect(stopped.next()).rejects.toThrow(SubscriptionOverrun);
    const other = world.subscribe();
    world.publish(1);
    await Promise.all([quick.take(1), other.take(1)]);
    world.publish(MANY);
    await quick.take(MANY);
    await other.take(MANY);
    expect(other.received).toEqual(world.journal.entries.slice(MANY));
    await Promise.all([quick.leave(), other.leave()]);
    expect(world.journal.readers).toBe(0);
  });

  it('tells one who has stopped that he was too slow where there are no cursors', async () => {
    const world = new World({ hasCursors: false });
    const [quick, stopped] = [world.subscribe(), world.subscribe()];
    world.publish(1);
    await Promise.all([quick.take(1), stopped.take(1)]);
    world.publish(MANY);
    await quick.take(MANY);
    await expect(stopped.next()).rejects.toThrow(SubscriptionOverrun);
    expect(await stopped.next()).toEqual(ENDED);
    await quick.leave();
  });

  it('goes on behind the last event when the upstream is lost', async () => {
    const world = new World();
    const client = world.subscribe();
    world.publish(2);
    await client.take(2);
    client.ask();
    world.journal.cut();
    world.publish(2);
    await client.take(2);
    expect(client.received).toEqual([0, 1, 2, 3]);
    expect(world.journal.openings).toEqual([null, 2]);
    await client.leave();
  });

  it('fails with its upstream when nobody knows what came meanwhile', async () => {
    const world = new World();
    const client = world.subscribe();
    const asked = client.next();
    world.journal.cut();
    await expect(asked).rejects.toThrow('cut');
    expect(await client.next()).toEqual(ENDED);
    expect(world.journal.readers).toBe(0);
  });

  it.each([
    ['he ends it', (client: Client) => client.leave()],
    [
      'he has gone',
      (_: Client, departure: CallAbortion) => Promise.resolve(departure.abort('gone')),
    ],
  ])('ends at once for who waits when %s, although no event comes', async (_, end) => {
    const world = new World();
    const departure = new CallAbortion();
    const client = world.subscribe(null, departure);
    const asked = client.next();
    await end(client, departure);
    expect(await asked).toEqual(ENDED);
    expect(world.journal.readers).toBe(0);
  });
});
