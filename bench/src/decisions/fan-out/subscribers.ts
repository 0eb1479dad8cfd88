import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { percentile } from '../../harness/statistics';
import { trusted } from '../../harness/trusted';
import { SUBSCRIPTION } from './graph';
import type { Report, SubscriberOrder } from './messages';

/** The program with the subscribers: many WebSockets that read no more of a message than they need. */

const AT_ONCE = 50;
const LOOK_AGAIN_MS = 20;
const SEQ = '"seq":';
const AT = '"at":';

let latencies: number[] = [];
let faults = 0;

function numberBehind(text: string, key: string): number {
  const from = text.indexOf(key) + key.length;
  return Number(text.slice(from, text.indexOf(',', from)));
}

class Subscriber {
  last: number | null = null;
  isStalled = false;
  private readonly socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.receive(data.toString('latin1')));
  }

  static async connect(url: string): Promise<Subscriber> {
    const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    const subscriber = new Subscriber(socket);
    const payload = { query: SUBSCRIPTION, variables: {} };
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
    return subscriber;
  }

  stall(): void {
    this.isStalled = true;
    this.socket.pause();
  }

  resume(): void {
    this.isStalled = false;
    this.socket.resume();
  }

  close(): void {
    this.socket.close();
  }

  private receive(text: string): void {
    const now = performance.timeOrigin + performance.now();
    const seq = numberBehind(text, SEQ);
    if (!text.includes('"name":"Occitanie"') || (this.last !== null && seq !== this.last + 1)) {
      faults += 1;
    }
    this.last = seq;
    latencies.push(now - numberBehind(text, AT));
  }
}

let subscribers: Subscriber[] = [];

async function obey(order: SubscriberOrder): Promise<void> {
  switch (order.do) {
    case 'connect':
      await connect(order.count);
      return;
    case 'begin':
      latencies = [];
      faults = 0;
      return;
    case 'stall':
      subscribers[0]?.stall();
      return;
    case 'resume':
      subscribers[0]?.resume();
      return;
    case 'await':
      while (subscribers.some(({ last, isStalled }) => !isStalled && last !== order.last)) {
        await wait(LOOK_AGAIN_MS);
      }
      return;
    default:
      for (const subscriber of subscribers) {
        subscriber.close();
      }
      subscribers = [];
  }
}

async function connect(count: number): Promise<void> {
  const url = process.env['GATEWAY_URL'] ?? '';
  for (let connected = 0; connected < count; connected += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - connected) }, () =>
      Subscriber.connect(url),
    );
    subscribers.push(...(await Promise.all(some)));
  }
}

function report(): Report {
  return {
    deliveries: latencies.length,
    p50Ms: percentile(latencies, 50),
    p99Ms: percentile(latencies, 99),
    mostMs: percentile(latencies, 100),
    faults,
  };
}

process.on('message', (order) => {
  void obey(trusted<SubscriberOrder>(order)).then(() => process.send?.(report()));
});
process.send?.({});
