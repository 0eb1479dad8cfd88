import { EventEmitter, once } from 'node:events';
import { createSubgraphServer, type SubgraphServer } from '@apogee/shared/graphql';
import type { RunningHttpServer } from '@apogee/shared/http';
import { createLogger } from '@apogee/shared/logger';
import { serveSubgraph } from '@apogee/shared/subgraph-process';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { SUBGRAPH_SECRET } from '../../harness/graph';
import { withLink } from '../../harness/small-subgraph';

const TYPE_DEFS = withLink(`
  type Query { chapters: Int }
  type Subscription { chapters(after: String): Chapter }
  type Chapter { cursor: String! number: Int! }
`);

const logger = createLogger({ name: 'chapters', level: 'silent', format: 'json' });

/** A subgraph whose events have cursors, served as ours are: the chapters of a book that is being written. */
export class Chapters implements AsyncDisposable {
  readonly name = 'chapters';
  readonly typeDefs = TYPE_DEFS;
  private written = 0;
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private server: SubgraphServer | null = null;
  private http: RunningHttpServer | null = null;

  async start(): Promise<void> {
    const schema = buildSubgraphSchema([
      {
        typeDefs: TYPE_DEFS,
        resolvers: {
          Subscription: {
            chapters: {
              subscribe: (_: unknown, { after }: { after?: string | null }) =>
                this.read(after == null ? this.written : Number(after)),
              resolve: (number: number) => ({ cursor: String(number), number }),
            },
          },
        },
      },
    ]);
    const { name } = this;
    this.server = await createSubgraphServer({ name, schema, createContext: () => ({}), logger });
    this.http = await serveSubgraph(
      { name, server: this.server, ready: () => Promise.resolve() },
      { HOST: '127.0.0.1', PORT: 0, SUBGRAPH_SECRET: [SUBGRAPH_SECRET] },
      logger,
    );
  }

  get url(): string {
    return `${this.http?.url}/graphql`;
  }

  write(count: number): void {
    this.written += count;
    this.changes.emit('change');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.http?.close();
    await this.server?.stop();
  }

  private async *read(after: number): AsyncGenerator<number> {
    for (let number = after + 1; ; number++) {
      while (number > this.written) {
        await once(this.changes, 'change');
      }
      yield number;
    }
  }
}
