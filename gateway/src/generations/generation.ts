import { setMaxListeners } from 'node:events';
import type { Handler } from '@apogee/shared/http';
import type { ApolloServer } from '@apollo/server';
import type { Engine } from '../federation';
import type { AnswerContext } from '../plugins/answer-operations';
import type { Supergraph } from '../supergraph';
import type { SubgraphTransport } from '../transports';

/** A supergraph, and how to reach each subgraph that it names. Who serves it closes the transports. */
export interface FederatedGraph {
  readonly supergraph: Supergraph;
  readonly transports: ReadonlyMap<string, SubgraphTransport>;
}

/** What answers the requests for one supergraph. */
export interface Serving {
  readonly apollo: ApolloServer<AnswerContext>;
  readonly engine: Engine;
  readonly handle: Handler;
}

/** What is done on one supergraph. Work without an end of its own ends when the signal is aborted: another one is served. */
export type UseServing = (serving: Serving, retirement: AbortSignal) => Promise<void>;

/** One supergraph while it is served. What began on it ends on it, also when another one is served meanwhile. */
export class Generation {
  readonly serving: Serving;
  private readonly transports: FederatedGraph['transports'];
  private readonly retirement = new AbortController();
  private users = 0;
  private whenUnused: (() => void) | null = null;

  constructor(serving: Serving, transports: FederatedGraph['transports']) {
    this.serving = serving;
    this.transports = transports;
    // Each subscription listens.
    setMaxListeners(0, this.retirement.signal);
  }

  async use(work: UseServing): Promise<void> {
    this.users += 1;
    try {
      await work(this.serving, this.retirement.signal);
    } finally {
      this.users -= 1;
      this.tellWhenUnused();
    }
  }

  /** Rejects when a subgraph does not answer. */
  async ping(): Promise<void> {
    await Promise.all([...this.transports.values()].map((transport) => transport.ping()));
  }

  /** Ends it once nobody uses it any more. Nobody may begin to use it from now on. */
  async retire(): Promise<void> {
    this.retirement.abort();
    await new Promise<void>((resolve) => {
      this.whenUnused = resolve;
      this.tellWhenUnused();
    });
    await this.serving.apollo.stop();
    await closeTransports(this.transports);
  }

  private tellWhenUnused(): void {
    if (this.users === 0) {
      this.whenUnused?.();
    }
  }
}

export async function closeTransports(transports: FederatedGraph['transports']): Promise<void> {
  await Promise.all([...transports.values()].map((transport) => transport.close()));
}
