import {
  DraftApplicationDocument,
  FirmProfileDocument,
  LabelDecisionsDocument,
  PageOfFirmsDocument,
  WithdrawApplicationDocument,
} from '@apogee/kit';
import {
  Client,
  cacheExchange,
  type ExecutionResult,
  fetchExchange,
  subscriptionExchange,
} from '@urql/core';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { firstOf } from './first-of';
import {
  type Endpoint,
  outcomeOf,
  refusalOf,
  type SixOperations,
  TOO_MANY,
} from './six-operations';

/** urql with its document cache; subscriptions over WebSocket. With React, `urql` has the hooks for the same client. */
export function withUrql({ url, socketUrl, token }: Endpoint): SixOperations {
  const authorization = `Bearer ${token}`;
  const socket = createClient({
    url: socketUrl,
    connectionParams: { authorization },
    // Browsers have their own.
    webSocketImpl: WebSocket,
  });
  const client = new Client({
    url,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization } },
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe(
              { query, variables: variables ?? null },
              {
                // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the libraries type one protocol differently
                next: (answer) => sink.next(answer as ExecutionResult),
                error: (error) => sink.error(error),
                complete: () => sink.complete(),
              },
            ),
          }),
        }),
      }),
    ],
  });
  return {
    query: async (siren) =>
      (await client.query(FirmProfileDocument, { siren })).data?.firm?.legalName,

    page: async (first) => {
      const one = await client.query(PageOfFirmsDocument, { first });
      const after = one.data?.firms?.pageInfo.endCursor;
      const two = await client.query(PageOfFirmsDocument, { first, after });
      return [one, two].flatMap(
        ({ data }) => data?.firms?.edges.map(({ node }) => node.legalName) ?? [],
      );
    },

    mutate: async (input) => {
      const drafted = await client.mutation(DraftApplicationDocument, { input });
      const again = await client.mutation(DraftApplicationDocument, { input });
      const { id = '', version = 0 } = drafted.data?.draftApplication?.application ?? {};
      const withdrawn = await client.mutation(WithdrawApplicationDocument, {
        input: { applicationId: id, expectedVersion: version },
      });
      return [
        outcomeOf(drafted.data?.draftApplication),
        outcomeOf(again.data?.draftApplication),
        outcomeOf(withdrawn.data?.withdrawApplication),
      ];
    },

    subscribe: async (after, count) => {
      const seen = await firstOf<number>(count, ({ next, error: fail }) =>
        client.subscription(LabelDecisionsDocument, { after }).subscribe(({ data, error }) => {
          if (error === undefined) {
            next(data?.labelDecisions.seq ?? 0);
          } else {
            fail(error);
          }
        }),
      );
      return seen;
    },

    error: async () => {
      const { error } = await client.query(PageOfFirmsDocument, { first: TOO_MANY });
      return error === undefined ? null : refusalOf(error.graphQLErrors[0]?.extensions);
    },

    /** Who does not wait for the answer of a query any more takes its request back. */
    cancel: (signal) =>
      new Promise((resolve) => {
        const waiting = client
          .query(PageOfFirmsDocument, { first: 1 }, { requestPolicy: 'network-only' })
          .subscribe(() => resolve(false));
        signal.addEventListener('abort', () => {
          waiting.unsubscribe();
          resolve(true);
        });
      }),

    [Symbol.asyncDispose]: async () => socket.dispose(),
  };
}
