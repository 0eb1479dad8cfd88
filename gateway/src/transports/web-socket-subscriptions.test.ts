import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { FormattedExecutionResult } from 'graphql';
import { type WebSocket, WebSocketServer } from 'ws';
import type { SubgraphRequest, SubscriptionTransport } from './subgraph-transport';
import { webSocketSubscriptions } from './web-socket-subscriptions';

const REQUEST: SubgraphRequest = {
  operation: {
    kind: 'subscription',
    query: 'subscription Of($a: Int) { b(a: $a) }',
    operationName: 'Of',
  },
  variables: '{"a":1}',
};

interface Message {
  readonly type: string;
  readonly id: string;
}

/** A subgraph that says what a test tells it to, right or wrong. */
class ScriptedSubgraph {
  readonly server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  readonly heard = new EventEmitter();
  connections = 0;
  /** What it answers to a message; nothing when it is frozen. */
  answer: (message: Message) => readonly unknown[] = ({ type }) =>
    type === 'connection_init' ? [{ type: 'connection_ack' }] : [];

  constructor() {
    this.server.on('connection', (socket: WebSocket) => {
      this.connections += 1;
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as Message;
        for (const reply of this.answer(message)) {
          socket.send(typeof reply === 'string' ? reply : JSON.stringify(reply));
        }
        this.heard.emit(message.type, message);
      });
    });
  }

  get url(): URL {
    return new URL(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql`);
  }

  /** Answers a subscription with these messages. */
  answerWith(...replies: readonly object[]): void {
    this.answer = ({ type, id }) => {
      if (type === 'connection_init') {
        return [{ type: 'connection_ack' }];
      }
      return type === 'subscribe' ? replies.map((reply) => Object.assign({ id }, reply)) : [];
    };
  }

  async close(): Promise<void> {
    for (const socket of this.server.clients) {
      socket.terminate();
    }
    this.server.close();
    await once(this.server, 'close');
  }
}

const next = (payload: unknown): object => ({ type: 'next', payload });
const COMPLETE = { type: 'complete' };

describe('subscriptions to a subgraph over WebSocket', () => {
  let subgraph: ScriptedSubgraph;
  let transport: SubscriptionTransport;
  let left: AbortController;

  let subscribed: Promise<unknown[]>;

  beforeEach(async () => {
    subgraph = new ScriptedSubgraph();
    await once(subgraph.server, 'listening');
    subscribed = once(subgraph.heard, 'subscribe');
    left = new AbortController();
    transport = webSocketSubscriptions({
      name: 'events',
      url: subgraph.url,
      timeoutMs: 300,
      mostWaitingEvents: 3,
    });
  });

  afterEach(async () => {
    await transport.close();
    await subgraph.close();
  });

  const subscribe = (): AsyncIterator<FormattedExecutionResult> =>
    transport.subscribe(REQUEST, { signal: left.signal })[Symbol.asyncIterator]();

  async function all(): Promise<unknown[]> {
    const events: unknown[] = [];
    for await (const event of transport.subscribe(REQUEST, { signal: left.signal })) {
      events.push(event);
    }
    return events;
  }

  it('sends the operation, gives its events in order, and ends with it', async () => {
    subgraph.answerWith(next({ data: { b: 1 } }), next({ data: null, errors: [] }), COMPLETE);
    expect(await all()).toEqual([{ data: { b: 1 } }, { data: null, errors: [] }]);
    expect((await subscribed)[0]).toMatchObject({
      payload: { query: REQUEST.operation.query, operationName: 'Of', variables: { a: 1 } },
    });
  });

  it('gives the errors of a subgraph that refuses, as its only answer', async () => {
    const errors = [{ message: 'no', extensions: { code: 'NO' } }];
    subgraph.answerWith({ type: 'error', payload: errors });
    expect(await all()).toEqual([{ errors }]);
  });

  it('tells the subgraph when nobody listens any more, also before the first event', async () => {
    const events = subscribe();
    const first = events.next();
    await subscribed;
    const completed = once(subgraph.heard, 'complete');
    left.abort();
    expect(await first).toEqual({ done: true, value: undefined });
    await completed;
  });

  it('does not connect for who has left already', async () => {
    left.abort();
    expect(await all()).toEqual([]);
    expect(subgraph.connections).toBe(0);
  });

  it('takes one connection for all', async () => {
    const allSubscribed = new Promise<void>((resolve) => {
      let count = 0;
      subgraph.heard.on('subscribe', () => {
        count += 1;
        if (count === 3) {
          resolve();
        }
      });
    });
    const pending = [subscribe(), subscribe(), subscribe()].map((events) => events.next());
    await allSubscribed;
    expect(subgraph.connections).toBe(1);
    left.abort();
    await Promise.all(pending);
  });

  it('ends with a failure behind the events that could wait, and tells the subgraph', async () => {
    const events = [1, 2, 3, 4, 5, 6].map((b) => next({ data: { b } }));
    subgraph.answerWith(next({ data: { b: 0 } }));
    const subscription = subscribe();
    expect(await subscription.next()).toMatchObject({ value: { data: { b: 0 } } });
    const completed = once(subgraph.heard, 'complete');
    const [socket] = subgraph.server.clients;
    const [{ id }] = (await subscribed) as [Message];
    for (const event of events) {
      socket?.send(JSON.stringify({ id, ...event }));
    }
    await completed;
    for (const b of [1, 2, 3]) {
      expect(await subscription.next()).toEqual({ done: false, value: { data: { b } } });
    }
    await expect(subscription.next()).rejects.toMatchObject({ code: 'SUBSCRIPTION_TOO_SLOW' });
    expect(await subscription.next()).toEqual({ done: true, value: undefined });
  });

  it.each<[what: string, code: string, answer: ScriptedSubgraph['answer']]>([
    ['never acknowledges', 'SUBGRAPH_UNAVAILABLE', () => []],
    ['sends no JSON', 'SUBGRAPH_BAD_ANSWER', () => ['{']],
    ['speaks another protocol', 'SUBGRAPH_BAD_ANSWER', () => [{ type: 'ka' }]],
    [
      'sends events that are no answers',
      'SUBGRAPH_BAD_ANSWER',
      ({ type, id }) =>
        type === 'connection_init' ? [{ type: 'connection_ack' }] : [{ id, ...next({}) }],
    ],
  ])('fails with a subgraph that %s', async (_, code, answer) => {
    subgraph.answer = answer;
    await expect(all()).rejects.toMatchObject({ name: 'SubgraphFailure', code });
  });

  it('fails when there is nobody, and succeeds again when there is', async () => {
    const nobody = webSocketSubscriptions({
      name: 'events',
      url: new URL('http://127.0.0.1:9/graphql'),
      timeoutMs: 300,
    });
    const events = nobody.subscribe(REQUEST, { signal: left.signal })[Symbol.asyncIterator]();
    await expect(events.next()).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    await nobody.close();

    const first = subscribe().next();
    await subscribed;
    for (const socket of subgraph.server.clients) {
      socket.terminate();
    }
    await expect(first).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    subgraph.answerWith(next({ data: { b: 1 } }), COMPLETE);
    expect(await all()).toEqual([{ data: { b: 1 } }]);
  });

  it('notices a subgraph that is frozen', async () => {
    const first = subscribe().next();
    await subscribed;
    await expect(first).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
  });
});
