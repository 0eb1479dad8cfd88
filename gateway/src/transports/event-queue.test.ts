import fc from 'fast-check';
import { EventQueue } from './event-queue';

interface Numbered {
  readonly number: number;
}

async function drain(queue: EventQueue<Numbered>): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { number } of queue) {
    numbers.push(number);
  }
  return numbers;
}

describe('a queue of events', () => {
  it('gives all that it took in order, and then tells that there was no room', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('push', 'ask'), { maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        async (actions, most) => {
          const queue = new EventQueue<Numbered>(most, () => undefined);
          const asked: Promise<IteratorResult<Numbered>>[] = [];
          let taken = 0;
          for (const action of actions) {
            if (action === 'push') {
              taken += queue.push({ number: taken }) ? 1 : 0;
            } else if (asked.length <= taken) {
              asked.push(queue.next());
            }
          }
          queue.close();
          const given = (await Promise.all(asked)).flatMap(({ done, value }) =>
            done === true ? [] : [value.number],
          );
          expect([...given, ...(await drain(queue))]).toEqual(
            Array.from({ length: taken }, (_, index) => index),
          );
        },
      ),
    );
  });

  it('does not keep what there is no room for, and says so', () => {
    const queue = new EventQueue<Numbered>(2, () => undefined);
    expect([0, 1, 2].map((number) => queue.push({ number }))).toEqual([true, true, false]);
  });

  it('fails once, after the events that wait', async () => {
    const queue = new EventQueue<Numbered>(2, () => undefined);
    queue.push({ number: 1 });
    queue.fail(new Error('cut'));
    expect(await queue.next()).toEqual({ done: false, value: { number: 1 } });
    await expect(queue.next()).rejects.toThrow('cut');
    expect(await queue.next()).toEqual({ done: true, value: undefined });
  });

  it('tells who asks already that it failed', async () => {
    const queue = new EventQueue<Numbered>(2, () => undefined);
    const asked = queue.next();
    queue.fail(new Error('cut'));
    await expect(asked).rejects.toThrow('cut');
    expect(await queue.next()).toEqual({ done: true, value: undefined });
  });

  it('lets go of its source when its consumer leaves, also one that asks', async () => {
    let left = 0;
    const queue = new EventQueue<Numbered>(2, () => {
      left += 1;
    });
    const asked = queue.next();
    await queue.return();
    expect(await asked).toEqual({ done: true, value: undefined });
    expect(left).toBe(1);
    expect(queue.push({ number: 1 })).toBe(true);
    expect(await queue.next()).toEqual({ done: true, value: undefined });
  });
});
