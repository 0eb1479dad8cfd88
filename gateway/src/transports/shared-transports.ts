import type { SubgraphTransport } from './subgraph-transport';

interface OpenTransport {
  readonly transport: SubgraphTransport;
  users: number;
}

/**
 * Transports that outlive one supergraph: a subgraph that stays where it is keeps its connections when the
 * supergraph is replaced. One that nobody uses any more is closed.
 */
export class SharedTransports {
  private readonly open = new Map<string, OpenTransport>();
  private readonly create: (name: string, url: URL) => SubgraphTransport;

  constructor(create: (name: string, url: URL) => SubgraphTransport) {
    this.create = create;
  }

  /** Transports to subgraphs by name. To close one of them is to give it back. */
  lease(addresses: ReadonlyMap<string, URL>): ReadonlyMap<string, SubgraphTransport> {
    return new Map([...addresses].map(([name, url]) => [name, this.leaseOne(name, url)]));
  }

  private leaseOne(name: string, url: URL): SubgraphTransport {
    const key = `${name} ${url.href}`;
    const shared = this.open.get(key) ?? { transport: this.create(name, url), users: 0 };
    this.open.set(key, shared);
    shared.users += 1;
    const { transport } = shared;
    let isLeased = true;
    return {
      execute: (request, options) => transport.execute(request, options),
      ...(transport.subscribe === undefined
        ? {}
        : { subscribe: transport.subscribe.bind(transport) }),
      ping: (options) => transport.ping(options),
      close: async () => {
        if (isLeased) {
          isLeased = false;
          await this.giveBack(key, shared);
        }
      },
    };
  }

  private async giveBack(key: string, shared: OpenTransport): Promise<void> {
    shared.users -= 1;
    if (shared.users === 0) {
      this.open.delete(key);
      await shared.transport.close();
    }
  }
}
