import { TimeLimit } from './time-limit';

const SHORT_MS = 20;

describe('a time limit', () => {
  const nothing = { timeOut: (): void => undefined };

  it('tells those whose time is over, in the order in which they began', async () => {
    const limit = new TimeLimit(SHORT_MS);
    const told: string[] = [];
    const from = performance.now();
    await new Promise<void>((resolve) => {
      limit.begin({ timeOut: () => told.push('first') });
      limit.begin({
        timeOut: () => {
          told.push('second');
          resolve();
        },
      });
    });
    expect(told).toEqual(['first', 'second']);
    expect(performance.now() - from).toBeGreaterThanOrEqual(SHORT_MS);
  });

  it('tells nobody who has ended', async () => {
    const limit = new TimeLimit(SHORT_MS);
    const ended = { timeOut: jest.fn() };
    const time = limit.begin(ended);
    limit.end(time);
    limit.end(time);
    await new Promise<void>((timeOut) => {
      limit.begin({ timeOut });
    });
    expect(ended.timeOut).not.toHaveBeenCalled();
  });

  it('gives each its whole time, also who begins while others are told', async () => {
    const limit = new TimeLimit(SHORT_MS);
    const from = performance.now();
    await new Promise<void>((timeOut) => {
      limit.begin({ timeOut: () => limit.begin({ timeOut }) });
      limit.begin(nothing);
    });
    expect(performance.now() - from).toBeGreaterThanOrEqual(2 * SHORT_MS);
  });
});
