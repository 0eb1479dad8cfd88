/**
 * Reads events a little ahead, so that those that come while others are being answered can be answered together.
 * What waits is bounded: an upstream that can wait is slowed down.
 */
export class EventReader<Event> {
  private readonly events: AsyncIterator<Event>;
  private readonly most: number;
  private waiting: Event[] = [];
  private isReading = false;
  private end: { readonly failure: unknown } | 'ended' | null = null;
  private whenChanged: (() => void) | null = null;

  /** `most` events wait at most. */
  constructor(events: AsyncIterable<Event>, most: number) {
    this.events = events[Symbol.asyncIterator]();
    this.most = most;
    void this.read();
  }

  /** All that wait, at least one; none when there are no more. Rejects with what the upstream failed for. */
  async take(): Promise<readonly Event[]> {
    while (this.waiting.length === 0 && this.end === null) {
      await new Promise<void>((resolve) => {
        this.whenChanged = resolve;
      });
    }
    if (this.waiting.length === 0 && this.end !== null && this.end !== 'ended') {
      throw this.end.failure;
    }
    const taken = this.waiting;
    this.waiting = [];
    void this.read();
    return taken;
  }

  /** Not awaited: a generator that waits for its next event ends only when it has come. */
  close(): void {
    this.waiting = [];
    this.finish('ended');
    this.events.return?.().catch(() => undefined);
  }

  private async read(): Promise<void> {
    if (this.isReading) {
      return;
    }
    this.isReading = true;
    try {
      while (this.end === null && this.waiting.length < this.most) {
        const next = await this.events.next();
        if (next.done === true) {
          this.finish('ended');
        } else if (this.end === null) {
          this.waiting.push(next.value);
          this.whenChanged?.();
        }
      }
    } catch (failure) {
      this.finish({ failure });
    } finally {
      this.isReading = false;
    }
  }

  private finish(end: NonNullable<EventReader<Event>['end']>): void {
    this.end ??= end;
    this.whenChanged?.();
  }
}
