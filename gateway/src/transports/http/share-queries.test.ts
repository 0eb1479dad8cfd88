import { ANYONE } from '@apogee/shared/identity';
import { CallAbortion } from '../call-signal';
import type { CallOptions, SubgraphRequest } from '../subgraph-transport';
import type { HttpAnswer, HttpClient } from './http-client';
import { shareQueries } from './share-queries';

const QUERY = { kind: 'query', query: '{ a }' } as const;

/** A client that answers when it is told to. */
class HeldClient implements HttpClient {
  readonly posts: (CallOptions & { answer(body: string): void })[] = [];

  post(_: SubgraphRequest, { signal }: CallOptions): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
      this.posts.push({
        ...(signal && { signal }),
        answer: (body) => resolve({ status: 200, body }),
      });
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

describe('sharing of queries', () => {
  let held: HeldClient;
  let client: HttpClient;

  beforeEach(() => {
    held = new HeldClient();
    client = shareQueries(held);
  });

  it('sends equal queries that are under way at the same time once, whatever object they are', async () => {
    const both = [
      client.post({ operation: QUERY, variables: '{}' }),
      client.post({ operation: { ...QUERY }, variables: '{}' }),
    ];
    expect(held.posts).toHaveLength(1);
    held.posts[0]?.answer('x');
    expect(await Promise.all(both)).toEqual([
      { status: 200, body: 'x' },
      { status: 200, body: 'x' },
    ]);
  });

  it.each<[string, Partial<SubgraphRequest>, CallOptions]>([
    ['query', { operation: { ...QUERY, query: '{ b }' } }, {}],
    ['operation name', { operation: { ...QUERY, operationName: 'A' } }, {}],
    ['variables', { variables: '{"a":1}' }, {}],
    ['caller', {}, { caller: { ...ANYONE, subject: 'somebody' } }],
  ])('sends those with another %s apart', (_, difference, options) => {
    void client.post({ operation: QUERY, variables: '{}' });
    void client.post({ operation: QUERY, variables: '{}', ...difference }, options);
    expect(held.posts).toHaveLength(2);
  });

  it('sends a query anew when the former one is answered', async () => {
    const first = client.post({ operation: QUERY, variables: '{}' });
    held.posts[0]?.answer('x');
    await first;
    void client.post({ operation: QUERY, variables: '{}' });
    expect(held.posts).toHaveLength(2);
  });

  it('never shares a mutation, nor after it what was read before it', async () => {
    const operation = { kind: 'mutation', query: 'mutation { a }' } as const;
    void client.post({ operation: QUERY, variables: '{}' });
    const first = client.post({ operation, variables: '{}' });
    void client.post({ operation, variables: '{}' });
    expect(held.posts).toHaveLength(3);
    held.posts[1]?.answer('x');
    await first;
    void client.post({ operation: QUERY, variables: '{}' });
    expect(held.posts).toHaveLength(4);
  });

  it('goes on for the others when one leaves, and is cancelled when the last one leaves', async () => {
    const departures = [new CallAbortion(), new CallAbortion()];
    const [one, other] = departures.map((signal) =>
      client.post({ operation: QUERY, variables: '{}' }, { signal }),
    );
    departures[0]?.abort(new Error('first'));
    await expect(one).rejects.toThrow('first');
    expect(held.posts[0]?.signal?.aborted).toBe(false);
    departures[1]?.abort(new Error('second'));
    await expect(other).rejects.toThrow('second');
    expect(held.posts[0]?.signal?.aborted).toBe(true);
    void client.post({ operation: QUERY, variables: '{}' });
    expect(held.posts).toHaveLength(2);
  });

  it('fails for all when it fails', async () => {
    const both = [1, 2].map(() => client.post({ operation: QUERY, variables: '{}' }));
    const abortion = held.posts[0]?.signal as CallAbortion;
    abortion.abort(new Error('broken'));
    expect(await Promise.allSettled(both)).toMatchObject([
      { reason: { message: 'broken' } },
      { reason: { message: 'broken' } },
    ]);
  });
});
