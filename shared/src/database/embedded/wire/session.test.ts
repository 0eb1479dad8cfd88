import { setTimeout as sleep } from 'node:timers/promises';
import { Backend } from './backend';
import { query, readyForQuery, type TransactionStatus } from './messages';
import { Session } from './session';

/** Knows begin and rollback, and notes what it was asked. */
class PretendEngine {
  readonly asked: string[] = [];
  #status: TransactionStatus = 'I';

  execute(messages: Buffer, onData: (bytes: Uint8Array) => void): Promise<void> {
    const sql = messages.toString('latin1', 5, messages.indexOf(0, 5));
    this.asked.push(sql);
    if (sql === 'begin') this.#status = 'T';
    if (sql === 'rollback') this.#status = 'I';
    onData(readyForQuery(this.#status));
    return Promise.resolve();
  }
}

let engine: PretendEngine;
let backend: Backend;

beforeEach(() => {
  engine = new PretendEngine();
  backend = new Backend(engine, (reason) => {
    throw new Error(reason);
  });
});

it('ends a connection that leaves its transaction idle, and lets the next one in', async () => {
  const [idle, next] = [openSession(1), openSession(2)];
  idle.session.receive(query('begin'));
  next.session.receive(query('select 1'));
  await sleep(120);
  expect(engine.asked).toEqual(['begin', 'rollback', 'select 1']);
  expect(idle.received()).toContain('25P03');
  expect(idle.hungUp()).toBe(true);
});

it('gives up a waiting statement when its client cancels it', async () => {
  const [holder, waiter] = [openSession(1), openSession(2)];
  holder.session.receive(query('begin'));
  await sleep(1);
  waiter.session.receive(query('select 1'));
  waiter.session.cancel();
  expect(waiter.received()).toMatch(/C57014.*Z/su);
  holder.session.receive(query('rollback'));
  waiter.session.receive(query('select 2'));
  await sleep(5);
  expect(engine.asked).toEqual(['begin', 'rollback', 'select 2']);
});

interface Opened {
  readonly session: Session;
  readonly received: () => string;
  readonly hungUp: () => boolean;
}

function openSession(id: number): Opened {
  const sent: Buffer[] = [];
  let hungUp = false;
  const session = new Session({
    id,
    backend,
    send: (bytes) => sent.push(bytes),
    hangUp: () => {
      hungUp = true;
    },
    lockWaitMs: 5_000,
    idleInTransactionMs: 40,
  });
  return {
    session,
    received: () => Buffer.concat(sent).toString('latin1'),
    hungUp: () => hungUp,
  };
}
