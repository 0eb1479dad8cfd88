import { EventEmitter, once } from 'node:events';
import { setImmediate as untilAllIsDone } from 'node:timers/promises';
import { ANYONE } from '@apogee/shared/identity';
import fc from 'fast-check';
import type { WebSocket } from 'ws';
import type { Identify } from '../../identity';
import { StreamedAnswer } from '../../subscriptions';
import { asAbortSignal } from '../../transports';
import type { RunOperation } from '../operations';
import { ClientSocket } from './client-socket';
import { Session } from './session';
import type { SocketLimits } from './socket-limits';

const LIMITS: SocketLimits = {
  largestMessageBytes: 10_000,
  operations: 2,
  patienceMs: 60_000,
  keepAliveMs: 60_000,
  largestBacklogBytes: 100_000,
  drainMs: 60_000,
};

/** A connection without a network: says what was sent, and how it ended. */
class Wire extends EventEmitter {
  readonly OPEN = 1;
  readonly bufferedAmount = 0;
  readonly isPaused = false;
  readyState = 1;
  said: string[] = [];

  send(text: string, sent: () => void): void {
    const { type, id } = JSON.parse(text) as { type: string; id?: string };
    this.said.push(id === undefined ? type : `${type} ${id}`);
    queueMicrotask(sent);
  }

  close(code: number): void {
    this.said.push(`closed ${code}`);
    this.readyState = 3;
    this.emit('close');
  }
}

/** Answers at once, refuses, or answers until the client leaves: what it is asked. */
const run: RunOperation = async ({ query }, client) => {
  if (query === 'refuse') {
    client.fail([{ message: 'refused' }]);
  } else {
    await client.next(new StreamedAnswer('{"data":null}', null));
    if (query === 'stream') {
      await once(asAbortSignal(client.signal), 'abort');
    }
  }
};

const identify: Identify = () => ({ caller: ANYONE, expiresAt: null });

type Action =
  | { readonly do: 'init' | 'ping' | 'nonsense' }
  | { readonly do: 'answer' | 'refuse' | 'stream' | 'complete'; readonly id: string };

function textOf(action: Action): string {
  switch (action.do) {
    case 'init':
      return '{"type":"connection_init"}';
    case 'ping':
      return '{"type":"ping"}';
    case 'nonsense':
      return '{"type":"start"}';
    case 'complete':
      return JSON.stringify({ type: 'complete', id: action.id });
    default:
      return JSON.stringify({ type: 'subscribe', id: action.id, payload: { query: action.do } });
  }
}

/** What the protocol says that a server says. */
class Model {
  private isOpen = false;
  private isClosed = false;
  private readonly streams = new Set<string>();

  reactTo(action: Action): string[] {
    if (this.isClosed) {
      return [];
    }
    switch (action.do) {
      case 'init':
        return this.isOpen ? this.close(4429) : this.open();
      case 'ping':
        return ['pong'];
      case 'nonsense':
        return this.close(4400);
      case 'complete':
        this.streams.delete(action.id);
        return [];
      default:
        return this.begin(action);
    }
  }

  private open(): string[] {
    this.isOpen = true;
    return ['connection_ack'];
  }

  private close(code: number): string[] {
    this.isClosed = true;
    return [`closed ${code}`];
  }

  private begin({ do: kind, id }: Extract<Action, { readonly id: string }>): string[] {
    if (!this.isOpen) {
      return this.close(4401);
    }
    if (this.streams.has(id)) {
      return this.close(4409);
    }
    if (kind === 'refuse' || this.streams.size === LIMITS.operations) {
      return [`error ${id}`];
    }
    if (kind === 'stream') {
      this.streams.add(id);
      return [`next ${id}`];
    }
    return [`next ${id}`, `complete ${id}`];
  }
}

const id = fc.constantFrom('a', 'b', 'c', '__proto__');
const asked = fc.record({ do: fc.constantFrom('answer', 'refuse', 'stream', 'complete'), id });
const said = fc.record({ do: fc.constantFrom('ping', 'ping', 'ping', 'init', 'nonsense') });
const actions = fc.array(
  fc.oneof({ arbitrary: asked, weight: 8 }, { arbitrary: said, weight: 1 }),
  {
    maxLength: 30,
  },
);

describe('a session', () => {
  it('reacts to any messages in any order as the protocol says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), actions, async (begins, following) => {
        const wire = new Wire();
        const socket = new ClientSocket(wire as unknown as WebSocket, LIMITS);
        const session = new Session(socket, { run, identify, limits: LIMITS });
        const model = new Model();
        for (const action of [...(begins ? [{ do: 'init' } as const] : []), ...following]) {
          wire.said = [];
          session.receive(textOf(action));
          await untilAllIsDone();
          expect(wire.said).toEqual(model.reactTo(action as Action));
        }
        session.end();
        wire.emit('close');
      }),
      { numRuns: 1_000 },
    );
  });
});
