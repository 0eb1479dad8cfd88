import type { SubgraphTransport, SubscriptionTransport } from './subgraph-transport';

/** Queries and mutations go one way to a subgraph, subscriptions another. */
export function withSubscriptions(
  transport: SubgraphTransport,
  subscriptions: SubscriptionTransport,
): SubgraphTransport {
  return {
    execute: (request, options) => transport.execute(request, options),
    ping: (options) => transport.ping(options),
    subscribe: (request, options) => subscriptions.subscribe(request, options),
    close: async () => {
      await Promise.all([transport.close(), subscriptions.close()]);
    },
  };
}
