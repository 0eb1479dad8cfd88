import fc from 'fast-check';
import { type RawPeer, type RawRequest, rawResponse, startRawPeer } from '../../testing/raw-peer';
import { CallAbortion } from '../call-signal';
import type { SubgraphOperation } from '../subgraph-transport';
import { PipelinedClient } from './pipelined-client';

const QUERY: SubgraphOperation = { kind: 'query', query: '{ a }' };
const MUTATION: SubgraphOperation = { kind: 'mutation', query: 'mutation { a }' };
/** Enough for one slow answer on a busy machine to be forgotten. */
const TIMES_TO_LEARN = 15;
/** It is freed within 50 ms; this is for a busy machine. */
const FREED_WITHIN_MS = 1_000;

const echo = ({ socket, body }: RawRequest): boolean => socket.write(rawResponse(body));
const several = (count: number): number[] => Array.from({ length: count }, (_, id) => id);

/** Answers in order, as peers must, and takes for ever to answer this one. */
function stuckAt(id: number): (request: RawRequest) => void {
  const stuck = new Set<number>();
  return (request) => {
    if (request.body.includes(`"id":${id}}`)) {
      stuck.add(request.connection);
    }
    if (!stuck.has(request.connection)) {
      echo(request);
    }
  };
}

describe('the pipelined client', () => {
  let peer: RawPeer;
  let client: PipelinedClient;
  let answer: (request: RawRequest) => void;

  beforeEach(async () => {
    answer = echo;
    peer = await startRawPeer((request) => answer(request));
    client = new PipelinedClient({ url: peer.url, largestBodyBytes: 10_000, authorize: null });
  });

  afterEach(async () => {
    await peer[Symbol.asyncDispose]();
  });

  async function ask(id: number, operation = QUERY, signal?: CallAbortion): Promise<unknown> {
    const request = { operation, variables: `{"id":${id}}` };
    const { body } = await client.post(request, signal === undefined ? {} : { signal });
    return (JSON.parse(body) as { variables: { id: number } }).variables.id;
  }

  /** The client learns that the peer keeps connections and that the query is fast. */
  async function learn(): Promise<void> {
    for (const id of several(TIMES_TO_LEARN)) {
      await ask(-1 - id);
    }
  }

  it('gives each request a connection of its own until it knows the peer and the query', async () => {
    expect(await Promise.all(several(8).map((id) => ask(id)))).toEqual(several(8));
    expect(peer.connections).toBe(8);
  });

  it('sends queries that are usually fast together, over few connections', async () => {
    await learn();
    const before = peer.connections;
    expect(await Promise.all(several(40).map((id) => ask(id)))).toEqual(several(40));
    expect(peer.connections - before).toBeLessThanOrEqual(4);
    expect(Math.max(...peer.requests.map(({ position }) => position))).toBeGreaterThan(4);
  });

  it('never sends a mutation together with anything', async () => {
    await learn();
    await Promise.all(several(4).map((id) => ask(id, MUTATION)));
    const late: (() => void)[] = [];
    answer = (request) => late.push(() => echo(request));
    const answers = [ask(1), ask(99, MUTATION), ask(2), ask(98, MUTATION)];
    await peer.until(({ requests }) => late.length === 4 && requests.length > 4);
    const [one, mutation, two, other] = peer.requests.slice(-4).toSorted(byId);
    expect(new Set([mutation?.connection, other?.connection, one?.connection]).size).toBe(3);
    expect(one?.connection).toBe(two?.connection);
    late.forEach((reply) => reply());
    expect(await Promise.all(answers)).toEqual([1, 99, 2, 98]);
  });

  it('asks again when a kept connection ends before any byte of the answer', async () => {
    await ask(1);
    answer = (request) => (request.position > 0 ? request.socket.destroy() : echo(request));
    expect(await ask(2)).toBe(2);
    expect(peer.requests).toHaveLength(3);
  });

  it.each([
    ['a mutation', MUTATION, ({ socket }: RawRequest) => socket.destroy()],
    ['a query of which it has a byte', QUERY, ({ socket }: RawRequest) => socket.end('H')],
  ])('does not ask again for %s', async (_, operation, fail) => {
    await ask(1, operation);
    answer = fail;
    await expect(ask(2, operation)).rejects.toMatchObject({ name: 'ConnectionLost' });
    expect(peer.requests).toHaveLength(2);
  });

  it('does not ask again what ended a new connection', async () => {
    answer = ({ socket }) => socket.destroy();
    await expect(ask(1)).rejects.toMatchObject({ name: 'ConnectionLost' });
    expect(peer.requests).toHaveLength(1);
  });

  it('asks again what is queued behind the last response of a connection', async () => {
    await learn();
    answer = ({ socket, body }) => socket.end(rawResponse(body, 'connection: close\r\n'));
    expect(await Promise.all(several(12).map((id) => ask(id)))).toEqual(several(12));
  });

  it('gives a response that nobody asked for to nobody', async () => {
    answer = ({ socket, body }) =>
      socket.write(rawResponse(body) + rawResponse('{"variables":{"id":666}}'));
    await ask(1);
    await peer.until(({ open }) => open === 0);
    expect(await ask(2)).toBe(2);
  });

  it('closes the connection of a request that nobody waits for', async () => {
    const departure = new CallAbortion();
    answer = () => departure.abort(new Error('gone'));
    await expect(ask(1, QUERY, departure)).rejects.toThrow('gone');
    await peer.until(({ open }) => open === 0);
  });

  it('frees the peer of an abandoned request among others, which are answered', async () => {
    await learn();
    answer = stuckAt(3);
    const departure = new CallAbortion();
    const answers = several(8).map((id) => ask(id, QUERY, id === 3 ? departure : undefined));
    const [abandoned] = answers
      .slice(3, 4)
      .map((asked) => asked.catch((reason: Error) => reason.message));
    await peer.until(({ requests }) => requests.some(({ body }) => body.includes('"id":3}')));
    const { socket } = peer.requests.find(({ body }) => body.includes('"id":3}')) as RawRequest;
    const freed = new Promise((resolve) => socket.once('close', () => resolve(performance.now())));
    const from = performance.now();
    departure.abort(new Error('gone'));
    expect(await abandoned).toBe('gone');
    expect(Number(await freed) - from).toBeLessThan(FREED_WITHIN_MS);
    const others = await Promise.all(answers.toSpliced(3, 1));
    expect(others).toEqual(several(8).toSpliced(3, 1));
  });

  it('does not let a request wait behind one that has become slow', async () => {
    await learn();
    answer = stuckAt(0);
    const [slow, ...others] = several(6).map((id) => ask(id));
    expect(await Promise.all(others)).toEqual([1, 2, 3, 4, 5]);
    const stuck = peer.requests.find(({ body }) => body.includes('"id":0}'));
    stuck?.socket.write(rawResponse(stuck.body));
    expect(await slow).toBe(0);
  });

  it('ends in order: what is under way is answered, nothing more is taken', async () => {
    const answered = ask(1);
    const closed = client.close();
    await expect(ask(2)).rejects.toMatchObject({ name: 'ConnectionLost' });
    expect(await answered).toBe(1);
    await closed;
    await peer.until(({ open }) => open === 0);
  });

  it('gives nobody the answer of another, whatever the peer does to its connections', async () => {
    const deeds = fc.constantFrom('answer', 'pieces', 'close', 'half', 'garbage', 'reset');
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.oneof({ weight: 12, arbitrary: fc.constant('answer') }, deeds)),
        async (plan) => {
          answer = echo;
          client = new PipelinedClient({
            url: peer.url,
            largestBodyBytes: 10_000,
            authorize: null,
          });
          await learn();
          answer = (request) => misbehave(request, String(plan.next().value));
          for (const from of [0, 100, 200]) {
            const ids = several(20).map((id) => id + from);
            const settled = await Promise.allSettled(ids.map((id) => ask(id)));
            for (const [at, outcome] of settled.entries()) {
              expect(outcome.status === 'rejected' || outcome.value === ids[at]).toBe(true);
            }
          }
          await client.close();
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** Queries 1 and 2 come first and third. */
function byId(one: RawRequest, other: RawRequest): number {
  const order = ['"id":1}', '"id":99}', '"id":2}', '"id":98}'];
  const place = ({ body }: RawRequest): number => order.findIndex((id) => body.includes(id));
  return place(one) - place(other);
}

function misbehave({ socket, body }: RawRequest, deed: string): void {
  const response = rawResponse(body);
  switch (deed) {
    case 'pieces':
      for (const character of response) {
        socket.write(character);
      }
      break;
    case 'close':
      socket.end(rawResponse(body, 'connection: close\r\n'));
      break;
    case 'half':
      socket.end(response.slice(0, response.length / 2));
      break;
    case 'garbage':
      socket.write(`${response}\r\n${rawResponse('{"variables":{"id":666}}')}`);
      break;
    case 'reset':
      socket.resetAndDestroy();
      break;
    default:
      socket.write(response);
  }
}
