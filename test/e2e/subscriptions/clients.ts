import { ApolloClient, gql as apolloGql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import {
  type ExecutionResult,
  fetchExchange,
  subscriptionExchange,
  Client as UrqlClient,
} from '@urql/core';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** Takes data as it comes. */
type Take = (data: unknown) => void;

/** A public client of GraphQL, subscribed. */
export interface Subscribed {
  leave(): Promise<void> | void;
}

type Subscribe = (url: string, query: string, take: Take) => Subscribed;

function socketOf(url: string) {
  return createWsClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket });
}

const fail = (error: unknown): never => {
  throw error instanceof Error ? error : new Error(JSON.stringify(error));
};

function apollo(link: GraphQLWsLink | HttpLink, query: string, take: Take): Subscribed {
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const subscription = client
    .subscribe({ query: apolloGql(query) })
    .subscribe({ next: ({ data }) => take(data), error: fail });
  return {
    leave: () => {
      subscription.unsubscribe();
      client.stop();
    },
  };
}

function urql(
  url: string,
  { query, take }: { readonly query: string; readonly take: Take },
  forwardSubscription: Parameters<typeof subscriptionExchange>[0]['forwardSubscription'],
): Subscribed {
  const client = new UrqlClient({
    url,
    exchanges: [subscriptionExchange({ forwardSubscription }), fetchExchange],
    preferGetMethod: false,
  });
  const subscription = client.subscription(query, {}).subscribe(({ data, error }) => {
    if (error !== undefined) {
      fail(error);
    }
    take(data);
  });
  return { leave: () => subscription.unsubscribe() };
}

/** The clients that frontends use, as their documentation sets them up. */
export const CLIENTS: Readonly<Record<string, Subscribe>> = {
  'graphql-ws': (url, query, take) => {
    const client = socketOf(url);
    client.subscribe(
      { query },
      { next: ({ data }) => take(data), error: fail, complete: () => undefined },
    );
    return { leave: async () => client.dispose() };
  },
  'graphql-sse': (url, query, take) => {
    const client = createSseClient({ url });
    client.subscribe(
      { query },
      { next: ({ data }) => take(data), error: fail, complete: () => undefined },
    );
    return { leave: () => client.dispose() };
  },
  'Apollo Client over WebSocket': (url, query, take) => {
    const socket = socketOf(url);
    const subscribed = apollo(new GraphQLWsLink(socket), query, take);
    return {
      leave: async () => {
        await subscribed.leave();
        await socket.dispose();
      },
    };
  },
  'Apollo Client over multipart HTTP': (url, query, take) =>
    apollo(new HttpLink({ uri: url }), query, take),
  'urql over WebSocket': (url, query, take) => {
    const socket = socketOf(url);
    const subscribed = urql(url, { query, take }, ({ query: document = '' }) => ({
      subscribe: (sink) => ({
        unsubscribe: socket.subscribe(
          { query: document },
          {
            next: (result) => sink.next(trusted(result)),
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
          },
        ),
      }),
    }));
    return {
      leave: async () => {
        await subscribed.leave();
        await socket.dispose();
      },
    };
  },
  'urql over Server-Sent Events': (url, query, take) => {
    const client = createSseClient({ url });
    const subscribed = urql(url, { query, take }, ({ query: document = '' }) => ({
      subscribe: (sink) => ({
        unsubscribe: client.subscribe(
          { query: document },
          {
            next: (result) => sink.next(trusted(result)),
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
          },
        ),
      }),
    }));
    return {
      leave: () => {
        void subscribed.leave();
        client.dispose();
      },
    };
  },
};

/** The libraries type one protocol differently. */
function trusted(result: unknown): ExecutionResult {
  return result as ExecutionResult;
}
