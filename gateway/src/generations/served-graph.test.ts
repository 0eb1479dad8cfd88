import { once } from 'node:events';
import { graphqlHandler, type RunningHttpServer, startHttpServer } from '@apogee/shared/http';
import { ANYONE } from '@apogee/shared/identity';
import { createLogger } from '@apogee/shared/logger';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { createEngine } from '../federation';
import type { AnswerContext } from '../plugins/answer-operations';
import { composeFixture } from '../testing/fixture';
import type { SubgraphTransport } from '../transports';
import type { FederatedGraph, Serving } from './generation';
import { ServedGraph } from './served-graph';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3")';
const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });

/** A subgraph with one field, that answers when it is told to. */
class MoonSubgraph {
  readonly closed: Promise<void>;
  readonly graph: FederatedGraph;
  isClosed = false;
  isHeld = false;
  asked = 0;
  private readonly events = new EventTarget();

  constructor(field: string) {
    this.closed = this.next('closed');
    const transport: SubgraphTransport = {
      execute: async () => {
        this.asked += 1;
        this.events.dispatchEvent(new Event('asked'));
        if (this.isHeld) {
          await this.next('released');
        }
        return { data: { [field]: field } };
      },
      ping: () => Promise.resolve(),
      close: () => {
        this.isClosed = true;
        this.events.dispatchEvent(new Event('closed'));
        return Promise.resolve();
      },
    };
    this.graph = {
      supergraph: composeFixture({ moon: `${LINK} type Query { ${field}: String same: String }` }),
      transports: new Map([['moon', transport]]),
    };
  }

  async next(event: 'asked' | 'released' | 'closed'): Promise<void> {
    await once(this.events, event);
  }

  release(): void {
    this.events.dispatchEvent(new Event('released'));
  }
}

describe('the served graph', () => {
  let first: MoonSubgraph;
  let second: MoonSubgraph;
  let served: ServedGraph;
  let http: RunningHttpServer;
  let servings: Serving[];

  function createServing(graph: FederatedGraph): Serving {
    const engine = createEngine({ ...graph, formatError: (formatted) => formatted });
    const apollo = new ApolloServer<AnswerContext>({
      schema: engine.apiSchema,
      plugins: [engine.plugin, ApolloServerPluginUsageReportingDisabled()],
      stopOnTerminationSignals: false,
    });
    const handle = graphqlHandler({ apollo, createContext: () => ({}), largestBodyBytes: 10_000 });
    const serving = { apollo, engine, handle };
    servings.push(serving);
    return serving;
  }

  beforeEach(async () => {
    servings = [];
    first = new MoonSubgraph('first');
    second = new MoonSubgraph('second');
    served = await ServedGraph.start({ createServing, logger }, first.graph);
    http = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      logger,
      routes: { '/graphql': served.handle },
    });
  });

  afterEach(async () => {
    await http.close();
    await served.close();
  });

  async function ask(query: string, variables = {}): Promise<unknown> {
    const response = await fetch(`${http.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  }

  it('ends on the former graph what began there, and closes its transports then', async () => {
    first.isHeld = true;
    const asked = first.next('asked');
    const answer = ask('{ first }');
    await asked;

    await served.replace(second.graph);
    expect(await ask('{ second }')).toEqual({ data: { second: 'second' } });
    expect(first.isClosed).toBe(false);

    first.release();
    expect(await answer).toEqual({ data: { first: 'first' } });
    await first.closed;
  });

  it('closes the transports of a graph that cannot be served, and goes on', async () => {
    const { transports } = second.graph;
    const supergraph = { sdl: 'type Query { a: Int }', subgraphUrls: new Map() };
    await expect(served.replace({ supergraph, transports })).rejects.toThrow('cannot be served');
    expect(second.isClosed).toBe(true);
    expect(await ask('{ first }')).toEqual({ data: { first: 'first' } });
  });

  it('knows the hottest operations of the former graph before it is asked, as far as they still fit', async () => {
    const conditional = 'query Same($with: Boolean!) { __typename same @include(if: $with) }';
    await ask(conditional, { with: true });
    await ask(conditional, { with: true });
    await ask(conditional, { with: false });
    await ask('{ first }');

    await served.replace(second.graph);

    const asked = { source: conditional, operationName: undefined, caller: ANYONE };
    expect(servings[1]?.engine.hottest(10)).toEqual([
      { ...asked, decisions: { with: true }, uses: 1 },
      { ...asked, decisions: { with: false }, uses: 0.5 },
    ]);
  });

  it('asks no subgraph anything while it warms up', async () => {
    await ask('{ same }');
    await served.replace(second.graph);
    expect(servings[1]?.engine.hottest(10)).toHaveLength(1);
    expect(second.asked).toBe(0);
  });
});
