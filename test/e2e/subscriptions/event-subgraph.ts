import { EventEmitter, on, once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { withLink } from '../../harness/small-subgraph';

const TYPE_DEFS = `
  type Query { ticks: Int }
  type Subscription { book: Book! }
  type Book @key(fields: "id") { id: ID! tick: Int! }
`;

/** A subgraph that tells of a book whenever it is told to: queries over HTTP, events over WebSocket. */
export class EventSubgraph implements AsyncDisposable {
  readonly name = 'events';
  readonly typeDefs: DocumentNode = withLink(TYPE_DEFS);
  private readonly http = createServer((request, response) => {
    void this.answer(request).then((text) => response.end(text));
  });
  private readonly sockets = new WebSocketServer({ server: this.http });
  private readonly changes = new EventEmitter();
  private listeners = 0;
  private ticks = 0;
  private readonly schema: GraphQLSchema = buildSubgraphSchema([
    {
      typeDefs: this.typeDefs,
      resolvers: {
        Query: { ticks: () => this.ticks },
        Subscription: {
          book: { subscribe: () => this.events(), resolve: (book: object) => book },
        },
      },
    },
  ]);

  async start(): Promise<void> {
    useServer({ schema: this.schema }, this.sockets);
    this.http.listen(0, '127.0.0.1');
    await once(this.http, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}/graphql`;
  }

  publish(id: string): void {
    this.ticks += 1;
    this.changes.emit('book', { id, tick: this.ticks });
  }

  async hasListeners(count: number): Promise<void> {
    while (this.listeners !== count) {
      await once(this.changes, 'listeners');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.sockets.clients) {
      socket.terminate();
    }
    this.http.closeAllConnections();
    this.http.close();
    await once(this.http, 'close');
  }

  private events(): AsyncIterableIterator<unknown> {
    const books = on(this.changes, 'book');
    this.count(1);
    const iterator: AsyncIterableIterator<unknown> = {
      next: async () => {
        const next = (await books.next()) as IteratorResult<readonly unknown[], undefined>;
        return next.done === true ? next : { done: false, value: next.value[0] };
      },
      return: async () => {
        this.count(-1);
        await books.return?.();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  private count(change: 1 | -1): void {
    this.listeners += change;
    this.changes.emit('listeners');
  }

  private async answer(request: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) {
      chunks.push(chunk);
    }
    const { query, variables = {} } = JSON.parse(Buffer.concat(chunks).toString()) as {
      query: string;
      variables?: Record<string, unknown>;
    };
    return JSON.stringify(
      await graphql({ schema: this.schema, source: query, variableValues: variables }),
    );
  }
}
