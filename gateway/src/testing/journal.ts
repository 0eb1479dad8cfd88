import { EventEmitter, once } from 'node:events';

/** What a test records, in order, for readers that begin where they want and read at their pace. */
export class Journal<Entry> {
  readonly entries: Entry[] = [];
  /** After how many entries readers began; `null`: with those to come. */
  readonly openings: (number | null)[] = [];
  readers = 0;
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private cuts = 0;

  append(...entries: readonly Entry[]): void {
    this.entries.push(...entries);
    this.changes.emit('change');
  }

  /** All who read now fail. */
  cut(): void {
    this.cuts += 1;
    this.changes.emit('change');
  }

  /** Resolves when so many read. */
  async hasReaders(count: number): Promise<void> {
    while (this.readers !== count) {
      await once(this.changes, 'change');
    }
  }

  read(after: number | null, signal?: AbortSignal): AsyncIterableIterator<Entry> {
    let position = after ?? this.entries.length;
    const { cuts } = this;
    let isOver = false;
    const over = (): void => {
      if (!isOver) {
        isOver = true;
        this.readers -= 1;
        this.changes.emit('change');
      }
    };
    this.openings.push(after);
    this.readers += 1;
    signal?.addEventListener('abort', over, { once: true });
    this.changes.emit('change');
    const next = async (): Promise<IteratorResult<Entry>> => {
      for (;;) {
        if (isOver) {
          return { done: true, value: undefined };
        }
        if (this.cuts !== cuts) {
          over();
          throw new Error('the journal was cut');
        }
        if (position < this.entries.length) {
          position += 1;
          return { done: false, value: this.entries[position - 1] as Entry };
        }
        await once(this.changes, 'change');
      }
    };
    const reader: AsyncIterableIterator<Entry> = {
      next,
      return: () => {
        over();
        return Promise.resolve({ done: true, value: undefined });
      },
      [Symbol.asyncIterator]: () => reader,
    };
    return reader;
  }
}
