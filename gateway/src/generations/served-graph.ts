import type { Handler } from '@apogee/shared/http';
import type { Logger } from '@apogee/shared/logger';
import {
  closeTransports,
  type FederatedGraph,
  Generation,
  type Serving,
  type UseServing,
} from './generation';
import { warmUp } from './warm-up';

export interface ServedGraphSettings {
  /** Throws when the graph cannot be served. */
  readonly createServing: (graph: FederatedGraph) => Serving;
  readonly logger: Logger;
}

/** The graph as clients see it: one address, behind which one supergraph follows another. */
export class ServedGraph {
  private readonly settings: ServedGraphSettings;
  private current: Generation;
  private readonly retiring = new Set<Promise<void>>();

  private constructor(settings: ServedGraphSettings, first: Generation) {
    this.settings = settings;
    this.current = first;
  }

  static async start(settings: ServedGraphSettings, graph: FederatedGraph): Promise<ServedGraph> {
    return new ServedGraph(settings, await startServing(settings, graph));
  }

  readonly handle: Handler = (request, response) =>
    this.use((serving) => serving.handle(request, response));

  /** Works with the supergraph that is served now, which goes on until the work is done. */
  use(work: UseServing): Promise<void> {
    return this.current.use(work);
  }

  /** Rejects when a subgraph of the supergraph that is served now does not answer. */
  ping(): Promise<void> {
    return this.current.ping();
  }

  /**
   * Serves this graph from now on. Rejects, and goes on as before, when it cannot be served.
   * The former one ends when its last request is answered; subscriptions on it end at once. To be called one at a time.
   */
  async replace(graph: FederatedGraph): Promise<void> {
    const former = this.current;
    const next = await startServing(this.settings, graph);
    await warmUp(next.serving, former.serving.engine);
    this.current = next;
    this.retire(former);
  }

  /** Nobody may ask any more. Resolves when all that was asked is answered. */
  async close(): Promise<void> {
    this.retire(this.current);
    await Promise.all(this.retiring);
  }

  private retire(generation: Generation): void {
    const retired = this.endOf(generation).finally(() => this.retiring.delete(retired));
    this.retiring.add(retired);
  }

  private async endOf(generation: Generation): Promise<void> {
    try {
      await generation.retire();
    } catch (err) {
      this.settings.logger.error({ err }, 'a former supergraph did not end in order');
    }
  }
}

async function startServing(
  { createServing }: ServedGraphSettings,
  graph: FederatedGraph,
): Promise<Generation> {
  try {
    const serving = createServing(graph);
    await serving.apollo.start();
    return new Generation(serving, graph.transports);
  } catch (error) {
    await closeTransports(graph.transports);
    throw error;
  }
}
