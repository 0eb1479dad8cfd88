import { EventEmitter, once } from 'node:events';
import type { CallSignal } from '../transports';
import { DeadlinePassed } from './deadline-passed';
import { OperationControl } from './operation-control';

const LONG_MS = 60_000;
const SHORT_MS = 20;

function untilAborted(signal: CallSignal): Promise<unknown> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(signal.reason));
  });
}

describe('the control of operations', () => {
  const limits = { timeoutMs: LONG_MS, mostAtOnce: 1, mostWaiting: 1, comfortableSize: 0 };

  it('tells an operation when its time is over, and takes what it has by then', async () => {
    const control = new OperationControl({ ...limits, timeoutMs: SHORT_MS });
    for (const mayBeCut of [true, false]) {
      const client = new AbortController();
      const outcome = await control.run({
        asker: { signal: client.signal },
        mayBeCut,
        work: untilAborted,
      });
      expect(outcome).toEqual({ kind: 'done', result: expect.any(DeadlinePassed) as unknown });
    }
  });

  it('leaves nothing behind with an asker that asks again', async () => {
    const control = new OperationControl(limits);
    const listeners = new Set<() => void>();
    const signal: CallSignal = {
      aborted: false,
      reason: undefined,
      addEventListener: (_, listener) => listeners.add(listener),
      removeEventListener: (_, listener) => listeners.delete(listener),
    };
    const work = (): Promise<number> => Promise.resolve(listeners.size);
    const outcome = await control.run({ asker: { signal }, mayBeCut: true, work });
    expect(outcome).toEqual({ kind: 'done', result: 1 });
    expect(listeners.size).toBe(0);
  });

  it('abandons what may be cut when the asker goes, and finishes the rest', async () => {
    const control = new OperationControl(limits);
    const client = new AbortController();
    const asker = { signal: client.signal };
    const cut = control.run({ asker, mayBeCut: true, work: untilAborted });
    client.abort();
    expect(await cut).toEqual({ kind: 'abandoned' });

    const other = new AbortController();
    const finished = control.run({
      asker: { signal: other.signal },
      mayBeCut: false,
      work: async (signal) => {
        other.abort();
        return signal.aborted;
      },
    });
    expect(await finished).toEqual({ kind: 'done', result: false });
  });

  it('refuses more than may wait, and begins nothing for who has gone meanwhile', async () => {
    const control = new OperationControl(limits);
    const held = new EventEmitter();
    const first = control.run({ asker: {}, mayBeCut: true, work: () => once(held, 'end') });
    const client = new AbortController();
    const work = jest.fn(() => Promise.resolve());
    const waiting = control.run({ asker: { signal: client.signal }, mayBeCut: false, work });
    expect(await control.run({ asker: {}, mayBeCut: true, work })).toEqual({ kind: 'overloaded' });
    client.abort();
    held.emit('end');
    expect((await first).kind).toBe('done');
    expect(await waiting).toEqual({ kind: 'abandoned' });
    expect(work).not.toHaveBeenCalled();
    expect((await control.run({ asker: {}, mayBeCut: true, work })).kind).toBe('done');
  });

  it('counts the wait for a turn, and refuses who did not get one in time', async () => {
    const control = new OperationControl({ ...limits, timeoutMs: SHORT_MS });
    const held = new EventEmitter();
    const first = control.run({ asker: {}, mayBeCut: false, work: () => once(held, 'end') });
    const work = jest.fn(() => Promise.resolve());
    expect(await control.run({ asker: {}, mayBeCut: true, work })).toEqual({ kind: 'overloaded' });
    held.emit('end');
    await first;
    expect(work).not.toHaveBeenCalled();
  });
});
