import fc from 'fast-check';
import { buildSchema } from 'graphql';
import type { AskedOperation } from '../graph/asked-operation';
import { liveOperation } from './live-operation';
import { type LiveState, LiveStream, MOST_HELD, MOST_SHOWN, type OpenStream } from './live-stream';

const SCHEMA = buildSchema(`
  type Query { a: Int }
  type Subscription { logged(after: Int): Entry ticks: Tick }
  type Entry { cursor: Int! }
  type Tick { n: Int }
`);

/** Numbered events: `logged` from a log, behind a cursor; `ticks` only to who listens. */
class Source {
  log: number[] = [];
  listeners = 0;
  private listener: Parameters<OpenStream>[1] | null = null;

  readonly open: OpenStream = ({ variables, query }, listener) => {
    this.listeners += 1;
    this.listener = listener;
    const after = Number(variables['explorerAfter'] ?? Number.POSITIVE_INFINITY);
    if (query.includes('logged')) {
      for (const n of this.log.filter((one) => one > after)) this.send(n);
    }
    return () => {
      this.listeners -= 1;
      if (this.listener === listener) this.listener = null;
    };
  };

  emit(): void {
    const n = this.log.length + 1;
    this.log.push(n);
    this.send(n);
  }

  cut(): void {
    this.listener?.end('cut');
    this.listener = null;
  }

  private send(n: number): void {
    this.listener?.next({ data: { logged: { cursor: n, explorerCursor: n }, ticks: { n } } });
  }
}

function startedOn(query: string): { source: Source; stream: LiveStream; state: () => LiveState } {
  const operation: AskedOperation = { query, variables: {} };
  const source = new Source();
  const live = liveOperation(operation, SCHEMA);
  if (live === null) throw new Error('no subscription');
  const states: LiveState[] = [];
  const stream = new LiveStream(live, source.open, (state) => states.push(state));
  stream.start();
  return {
    source,
    stream,
    state: () => states.at(-1) ?? fail('nothing shown'),
  };
}

function fail(reason: string): never {
  throw new Error(reason);
}

const LOGGED = 'subscription { logged { cursor } }';
const TICKS = 'subscription { ticks { n } }';
const numbers = ({ events }: LiveState) =>
  events.map(({ data }) => (data as { ticks: { n: number } }).ticks.n);

const STEPS = ['emit', 'pause', 'resume', 'cut'] as const;

describe('a live subscription', () => {
  it('loses and repeats nothing where events have cursors, whatever happens meanwhile', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 60 }), (steps) => {
        const { source, stream, state } = startedOn(LOGGED);
        source.emit();
        for (const step of steps) {
          if (step === 'pause') stream.pause();
          else if (step === 'resume') stream.resume();
          else source[step]();
        }
        stream.resume();
        expect(numbers(state())).toEqual(source.log);
        expect(state()).toMatchObject({ phase: 'running', lost: 0, held: 0 });
      }),
    );
  });

  it('is not connected during a pause once it has a cursor', () => {
    const { source, stream } = startedOn(LOGGED);
    stream.pause();
    expect(source.listeners).toBe(1);
    source.emit();
    expect(source.listeners).toBe(0);
  });

  it('keeps what comes during a pause where there are no cursors', () => {
    const { source, stream, state } = startedOn(TICKS);
    source.emit();
    stream.pause();
    source.emit();
    expect(numbers(state())).toEqual([1]);
    expect(state().held).toBe(1);
    stream.resume();
    source.emit();
    expect(numbers(state())).toEqual([1, 2, 3]);
  });

  it('says how many events were too many during a pause', () => {
    const { source, stream, state } = startedOn(TICKS);
    stream.pause();
    for (let more = MOST_HELD + 3; more > 0; more -= 1) source.emit();
    stream.resume();
    expect(state()).toMatchObject({ lost: 3, count: MOST_HELD, held: 0 });
  });

  it('lets the oldest events leave the page', () => {
    const { source, state } = startedOn(TICKS);
    for (let more = MOST_SHOWN + 5; more > 0; more -= 1) source.emit();
    expect(state().count).toBe(MOST_SHOWN + 5);
    expect(numbers(state())[0]).toBe(6);
  });

  it('shows what came last, and ends, when it is stopped', () => {
    const { source, stream, state } = startedOn(TICKS);
    stream.pause();
    source.emit();
    stream.stop();
    expect(state()).toMatchObject({ phase: 'ended', count: 1 });
    expect(source.listeners).toBe(0);
  });
});
