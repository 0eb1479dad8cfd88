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

/** One connection and what the protocol says of it. */
class Conversation {
  private readonly wire = new Wire();
  private readonly session: Session;
  private readonly model = new Model();

  constructor() {
    const socket = new ClientSocket(this.wire as unknown as WebSocket, LIMITS);
    this.session = new Session(socket, { run, identify, limits: LIMITS });
  }

  say(action: Action): void {
    this.wire.said = [];
    this.session.receive(textOf(action));
  }

  /** What was said since, and what should have been. */
  outcome(action: Action): readonly [said: readonly string[], expected: readonly string[]] {
    return [this.wire.said, this.model.reactTo(action)];
  }

  end(): void {
    this.session.end();
    this.wire.emit('close');
  }
}

/** Connections that talk at the same time: waiting for answers is what takes time. */
const AT_ONCE = 10;
const sequence = fc
  .tuple(fc.boolean(), actions)
  .map(
    ([begins, following]) =>
      (begins ? [{ do: 'init' }] : ([] as object[])).concat(following) as Action[],
  );
const sequences = fc.array(sequence, { minLength: AT_ONCE, maxLength: AT_ONCE });

describe('a session', () => {
  it('reacts to any messages in any order as the protocol says, in 10,000 conversations', async () => {
    await fc.assert(
      fc.asyncProperty(sequences, async (all) => {
        const conversations = all.map((said) => ({ said, conversation: new Conversation() }));
        const longest = Math.max(...all.map(({ length }) => length));
        for (let step = 0; step < longest; step++) {
          const talking = conversations.flatMap(({ said, conversation }) => {
            const action = said[step];
            return action === undefined ? [] : [{ action, conversation }];
          });
          for (const { action, conversation } of talking) {
            conversation.say(action);
          }
          await untilAllIsDone();
          for (const { action, conversation } of talking) {
            const [said, expected] = conversation.outcome(action);
            expect(said).toEqual(expected);
          }
        }
        for (const { conversation } of conversations) {
          conversation.end();
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
