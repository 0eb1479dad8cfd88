import { EventEmitter, once } from 'node:events';
import { repeatWork } from './repeat-work';

describe('repeated work', () => {
  it('is done at once, and again after each pause, also after it failed', async () => {
    const pauses = new EventEmitter();
    const errors: unknown[] = [];
    let times = 0;
    const begun = once(pauses, 'begin');
    const running = repeatWork({
      work: () => {
        times += 1;
        return times === 1 ? Promise.reject(new Error('no database')) : Promise.resolve();
      },
      everyMs: 1,
      onError: (error) => errors.push(error),
      pause: async (_, signal) => {
        const over = once(pauses, 'end', { signal });
        pauses.emit('begin');
        await over.catch(() => undefined);
      },
    });
    await begun;
    expect(times).toBe(1);
    const again = once(pauses, 'begin');
    pauses.emit('end');
    await again;
    expect(times).toBe(2);
    expect(errors).toEqual([new Error('no database')]);
    await running.close();
    expect(times).toBe(2);
  });

  it('is told when it is to stop, and closing waits until it has', async () => {
    const events: string[] = [];
    const running = repeatWork({
      work: async (signal) => {
        await once(signal, 'abort');
        events.push('told');
        await new Promise(setImmediate);
        events.push('stopped');
      },
      everyMs: 1,
      onError: (error) => events.push(String(error)),
    });
    await running.close();
    expect(events).toEqual(['told', 'stopped']);
  });
});
