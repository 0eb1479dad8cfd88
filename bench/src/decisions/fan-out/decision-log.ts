import { EventEmitter, once } from 'node:events';

export interface Decision {
  readonly seq: number;
  /** When it was decided, in milliseconds since 1970. */
  readonly at: number;
}

/** Decisions from number 0 on, for readers that begin where they want and read at their pace. */
export class DecisionLog {
  private readonly decisions: Decision[] = [];
  private readonly changes = new EventEmitter().setMaxListeners(0);

  get length(): number {
    return this.decisions.length;
  }

  append(): void {
    const at = performance.timeOrigin + performance.now();
    this.decisions.push({ seq: this.decisions.length, at });
    this.changes.emit('change');
  }

  async *readAfter(seq: number | null): AsyncGenerator<Decision> {
    let next = seq === null ? this.decisions.length : seq + 1;
    for (;;) {
      const decision = this.decisions[next];
      if (decision === undefined) {
        await once(this.changes, 'change');
      } else {
        next += 1;
        yield decision;
      }
    }
  }
}
