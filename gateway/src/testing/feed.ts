import { EventEmitter, once } from 'node:events';
import { EventQueue } from '../transports/event-queue';

/** More than any test publishes. */
const MOST_WAITING = 100_000;

/** What a test publishes, and who listens. */
export class Feed<Event extends object> {
  private readonly queues = new Set<EventQueue<Event>>();
  private readonly changes = new EventEmitter();

  get listeners(): number {
    return this.queues.size;
  }

  subscribe(wanted: (event: Event) => boolean = () => true): AsyncIterable<Event> {
    const queue = new EventQueue<Event>(MOST_WAITING, () => {
      this.queues.delete(queue);
      this.changes.emit('change');
    });
    const push = queue.push.bind(queue);
    queue.push = (event) => !wanted(event) || push(event);
    this.queues.add(queue);
    this.changes.emit('change');
    return queue;
  }

  publish(event: Event): void {
    for (const queue of this.queues) {
      queue.push(event);
    }
  }

  /** No more events come. */
  end(): void {
    for (const queue of this.queues) {
      queue.close();
    }
  }

  /** Resolves when so many listen. */
  async hasListeners(count: number): Promise<void> {
    while (this.queues.size !== count) {
      await once(this.changes, 'change');
    }
  }
}
