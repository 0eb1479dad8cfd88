import type { AskedOperation } from '../graph/asked-operation';
import { isList, isObject, type Json } from '../results/rows/json';
import type { LiveOperation } from './live-operation';

/** How the events of one subscription come. Gives back how to end it. */
export type OpenStream = (
  operation: AskedOperation,
  listener: {
    readonly next: (answer: unknown) => void;
    /** With a reason when it was not the end of the events. */
    readonly end: (reason: string | null) => void;
  },
) => () => void;

export interface LiveEvent {
  /** From 1, in the order in which they came. */
  readonly number: number;
  readonly at: Date;
  readonly data: Json;
  readonly errors: readonly Json[];
}

export interface LiveState {
  readonly phase: 'not begun' | 'running' | 'paused' | 'cut' | 'ended';
  /** Newest last; no more than `MOST_SHOWN`. */
  readonly events: readonly LiveEvent[];
  readonly count: number;
  /** Came during the pause and are kept. */
  readonly held: number;
  /** Came during the pause and were too many. */
  readonly lost: number;
  readonly reason: string | null;
  /** Whether a pause, or a cut, can lose nothing however long it is. */
  readonly isResumable: boolean;
}

/** What is older leaves the page. */
export const MOST_SHOWN = 1_000;
/** Kept during a pause, of events that cannot be asked for again. */
export const MOST_HELD = 1_000;

const NOT_BEGUN: LiveState = {
  phase: 'not begun',
  events: [],
  count: 0,
  held: 0,
  lost: 0,
  reason: null,
  isResumable: false,
};

/**
 * The events of a subscription with pause and resume. Events with cursors are not received during a pause: it goes on
 * behind the last one that was shown. Others are kept meanwhile, up to a bound, and what was too much is counted.
 */
export class LiveStream {
  private current = NOT_BEGUN;
  private held: readonly LiveEvent[] = [];
  private cursor: Json;
  private close: () => void = () => undefined;

  constructor(
    private readonly operation: LiveOperation,
    private readonly open: OpenStream,
    private readonly onChange: (state: LiveState) => void,
  ) {
    this.cursor = operation.firstCursor;
  }

  start(): void {
    this.connect();
  }

  /** Without a cursor to go on from, what comes is kept: before the first event, and where events have none. */
  pause(): void {
    if (this.current.phase !== 'running') return;
    if (this.canAskAgain()) this.disconnect();
    this.show({ phase: 'paused' });
  }

  /** After a pause, or a cut. */
  resume(): void {
    const { phase } = this.current;
    if (phase !== 'paused' && phase !== 'cut') return;
    this.showHeld();
    if (phase === 'cut' || this.canAskAgain()) this.connect();
    else this.show({ phase: 'running' });
  }

  /** For good. */
  stop(): void {
    this.disconnect();
    this.showHeld();
    this.show({ phase: 'ended' });
  }

  /** Ends without a word: nobody looks any more. */
  dispose(): void {
    this.disconnect();
  }

  private canAskAgain(): boolean {
    return this.operation.cursorOf !== null && this.cursor !== null;
  }

  private connect(): void {
    this.show({ phase: 'running', reason: null });
    let isOpen = true;
    const close = this.open(this.operation.behind(this.cursor), {
      next: (answer) => {
        if (isOpen) this.receive(answer);
      },
      end: (reason) => {
        if (!isOpen) return;
        isOpen = false;
        this.showHeld();
        this.show({ phase: reason === null ? 'ended' : 'cut', reason });
      },
    });
    this.close = () => {
      isOpen = false;
      close();
    };
  }

  private disconnect(): void {
    this.close();
    this.close = () => undefined;
  }

  private receive(answer: unknown): void {
    const { data, errors } = partsOf(answer);
    const number = this.current.count + this.held.length + this.current.lost + 1;
    const event = { number, at: new Date(), data: this.operation.shown(data), errors };
    this.cursor = this.operation.cursorOf?.(data) ?? this.cursor;
    if (this.current.phase === 'paused') this.hold(event);
    else this.append([event]);
  }

  private hold(event: LiveEvent): void {
    // The first one that came: from here on the rest can wait where it is.
    if (this.canAskAgain()) this.disconnect();
    if (this.held.length < MOST_HELD) {
      this.held = [...this.held, event];
      this.show({ held: this.held.length });
    } else {
      this.show({ lost: this.current.lost + 1 });
    }
  }

  private showHeld(): void {
    const { held } = this;
    this.held = [];
    this.append(held);
    this.show({ held: 0 });
  }

  private append(events: readonly LiveEvent[]): void {
    if (events.length === 0) return;
    const { count, events: former } = this.current;
    this.show({
      events: [...former, ...events].slice(-MOST_SHOWN),
      count: count + events.length,
    });
  }

  private show(change: Partial<LiveState>): void {
    this.current = { ...this.current, isResumable: this.operation.cursorOf !== null, ...change };
    this.onChange(this.current);
  }
}

function partsOf(answer: unknown): { readonly data: Json; readonly errors: readonly Json[] } {
  const { data = null, errors } = isObject(answer) ? answer : {};
  return { data, errors: isList(errors) ? errors : [] };
}
