import { type Accounts, checkDelivery, type Received } from './check-delivery';

const event = (seq: number): Received => ({ seq, id: `e${seq}` });
const LOG = [1, 2, 3].map(event);

const accounts = (received: readonly Received[], rest: Partial<Accounts> = {}): Accounts => ({
  acknowledged: new Set(['e1', 'e2', 'e3']),
  log: LOG,
  subscribers: [received],
  ...rest,
});

describe('the checker of deliveries', () => {
  it('finds nothing wrong with everything in order, some of it twice', () => {
    expect(checkDelivery(accounts([1, 2, 1, 2, 3].map(event)))).toEqual({
      missed: 0,
      orderErrors: 0,
      holes: 0,
      phantoms: 0,
      repeated: 2,
    });
  });

  it('finds what a subscriber missed, and the hole that it left', () => {
    expect(checkDelivery(accounts([1, 3].map(event)))).toMatchObject({ missed: 1, holes: 1 });
  });

  it('finds what came too late', () => {
    expect(checkDelivery(accounts([1, 3, 2].map(event)))).toMatchObject({
      missed: 0,
      orderErrors: 1,
      holes: 0,
    });
  });

  it('finds what was acknowledged and is not in the log', () => {
    const acknowledged = new Set(['e1', 'e2', 'e3', 'e4']);
    expect(checkDelivery(accounts(LOG, { acknowledged }))).toMatchObject({ missed: 1 });
  });

  it('finds what is in the log and was acknowledged to nobody', () => {
    const acknowledged = new Set(['e1', 'e3']);
    expect(checkDelivery(accounts(LOG, { acknowledged }))).toMatchObject({
      missed: 0,
      phantoms: 1,
    });
  });

  it('finds another event at a number, and what was rolled back and told', () => {
    const received = [event(1), { seq: 2, id: 'r1' }, event(3)];
    expect(checkDelivery(accounts(received))).toMatchObject({
      missed: 1,
      orderErrors: 1,
      phantoms: 1,
    });
  });
});
