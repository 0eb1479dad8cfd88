import { CallAbortion } from '../transports/call-signal';
import { Gate, GateFull } from './gate';

describe('a gate', () => {
  it('lets so many in, the next ones in order, and no more wait than may', async () => {
    const gate = new Gate({ mostInside: 1, mostWaiting: 2 });
    const entered: number[] = [];
    expect(gate.enter()).toBeNull();
    const waiting = [1, 2].map(async (who) => {
      await gate.enter();
      entered.push(who);
    });
    await expect(gate.enter()).rejects.toBeInstanceOf(GateFull);
    gate.leave();
    await waiting[0];
    expect(entered).toEqual([1]);
    gate.leave();
    await waiting[1];
    gate.leave();
    expect(gate.enter()).toBeNull();
  });

  it('forgets who leaves while waiting', async () => {
    const gate = new Gate({ mostInside: 1, mostWaiting: 1 });
    await gate.enter();
    const departure = new CallAbortion();
    const waiting = gate.enter(departure);
    departure.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    const next = gate.enter();
    gate.leave();
    await next;
    gate.leave();
    expect(gate.enter()).toBeNull();
  });
});
