import fc from 'fast-check';
import { CallAbortion } from '../transports/call-signal';
import { Pace } from './pace';

const COMFORTABLE = 10;

describe('the pace of operations', () => {
  let isBusy: boolean;
  let pace: Pace;

  beforeEach(() => {
    isBusy = true;
    pace = new Pace({ comfortable: COMFORTABLE, wasBusy: () => isBusy });
  });

  it('lets a busy process begin what it can do in comfort, and the next in order when one has ended', async () => {
    expect(pace.begin(6)).toBeNull();
    const begun: string[] = [];
    const waiting = ['second', 'third'].map(async (who) => {
      await pace.begin(6);
      begun.push(who);
    });
    pace.end(6);
    await waiting[0];
    expect(begun).toEqual(['second']);
    pace.end(6);
    await waiting[1];
    pace.end(6);
    expect(pace.begin(COMFORTABLE)).toBeNull();
  });

  it('lets a small operation pass by large ones that wait', async () => {
    await pace.begin(6);
    const large = pace.begin(6);
    expect(pace.begin(1)).toBeNull();
    pace.end(6);
    await large;
  });

  it('lets one begin that is larger than comfortable, by itself', async () => {
    expect(pace.begin(5 * COMFORTABLE)).toBeNull();
    const next = pace.begin(1);
    pace.end(5 * COMFORTABLE);
    await next;
  });

  it('lets more and more begin in a process that has time, and then as much as is comfortable', async () => {
    isBusy = false;
    const many = Array.from({ length: 20 }, async () => {
      await pace.begin(COMFORTABLE);
    });
    await Promise.all(many);
    isBusy = true;
    many.slice(1).forEach(() => pace.end(COMFORTABLE));
    for (let asked = 0; asked < 20; asked++) {
      const departure = new CallAbortion();
      const left = pace.begin(Number.MAX_SAFE_INTEGER, departure);
      departure.abort(new Error('gone'));
      await expect(left).rejects.toThrow('gone');
    }
    const waiting = pace.begin(1);
    expect(waiting).not.toBeNull();
    pace.end(COMFORTABLE);
    await waiting;
  });

  it('forgets who leaves while waiting', async () => {
    await pace.begin(COMFORTABLE);
    const departure = new CallAbortion();
    const left = pace.begin(COMFORTABLE, departure);
    const next = pace.begin(COMFORTABLE);
    departure.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    pace.end(COMFORTABLE);
    await next;
  });

  it('never has more under way than is comfortable, but for one, and always begins all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2 * COMFORTABLE), { maxLength: 30 }), async (sizes) => {
        const own = new Pace({ comfortable: COMFORTABLE, wasBusy: () => true });
        const underWay: number[] = [];
        let most = 0;
        await Promise.all(
          sizes.map(async (size) => {
            await own.begin(size);
            underWay.push(size);
            const sum = underWay.reduce((one, other) => one + other, 0);
            most = Math.max(most, underWay.filter((each) => each > 0).length > 1 ? sum : 0);
            await Promise.resolve();
            underWay.splice(underWay.indexOf(size), 1);
            own.end(size);
          }),
        );
        expect(most).toBeLessThanOrEqual(COMFORTABLE);
        expect(underWay).toEqual([]);
      }),
    );
  });
});
