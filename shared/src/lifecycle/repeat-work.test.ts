import { repeatWork } from './repeat-work';

/** Pauses that last until the test ends them. */
function pauses(): {
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly begun: () => Promise<void>;
  readonly end: () => void;
} {
  let noteBegin: () => void = () => undefined;
  let begin = new Promise<void>((resolve) => {
    noteBegin = resolve;
  });
  let end: () => void = () => undefined;
  return {
    pause: (_, signal) =>
      new Promise((resolve) => {
        end = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
        noteBegin();
        begin = new Promise((next) => {
          noteBegin = next;
        });
        if (signal.aborted) {
          resolve();
        }
      }),
    begun: () => begin,
    end: () => end(),
  };
}

describe('repeated work', () => {
  it('is done at once, and again after each pause, also after it failed', async () => {
    const { pause, begun, end } = pauses();
    const errors: unknown[] = [];
    let times = 0;
    const running = repeatWork({
      work: () => {
        times += 1;
        return times === 1 ? Promise.reject(new Error('no database')) : Promise.resolve();
      },
      everyMs: 1,
      onError: (error) => errors.push(error),
      pause,
    });
    await begun();
    expect(times).toBe(1);
    const again = begun();
    end();
    await again;
    expect(times).toBe(2);
    expect(errors).toEqual([new Error('no database')]);
    await running.close();
    expect(times).toBe(2);
  });

  it('is told when it is to stop, and closing waits until it has', async () => {
    const events: string[] = [];
    const running = repeatWork({
      work: (signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            events.push('told');
            setImmediate(() => {
              events.push('stopped');
              resolve();
            });
          });
        }),
      everyMs: 1,
      onError: () => undefined,
    });
    await running.close();
    expect(events).toEqual(['told', 'stopped']);
  });
});
