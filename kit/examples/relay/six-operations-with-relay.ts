import {
  commitMutation,
  fetchQuery,
  type GraphQLTaggedNode,
  type IEnvironment,
  type MutationParameters,
  requestSubscription,
} from 'relay-runtime';
import { firstOf } from '../first-of';
import {
  type Endpoint,
  outcomeOf,
  type Refusal,
  refusalOf,
  type SixOperations,
  TOO_MANY,
} from '../six-operations';
import type { operationsDecisionsSubscription } from './__generated__/operationsDecisionsSubscription.graphql';
import type { operationsDraftMutation } from './__generated__/operationsDraftMutation.graphql';
import type { operationsFirmsQuery } from './__generated__/operationsFirmsQuery.graphql';
import type { operationsProfileQuery } from './__generated__/operationsProfileQuery.graphql';
import type { operationsTooManyQuery } from './__generated__/operationsTooManyQuery.graphql';
import type { operationsWithdrawMutation } from './__generated__/operationsWithdrawMutation.graphql';
import { openEnvironment } from './environment';
import { decisions, draft, firms, profile, tooMany, withdraw } from './operations';

/** Relay without React, whose hooks sit on the same environment. */
export function withRelay(endpoint: Endpoint): SixOperations {
  const { environment, close } = openEnvironment(endpoint);
  const page = (first: number, after?: string | null) =>
    fetchQuery<operationsFirmsQuery>(
      environment,
      firms,
      { first, after: after ?? null },
      { networkCacheConfig: { force: true } },
    );
  return {
    query: async (siren) => {
      const answer = fetchQuery<operationsProfileQuery>(environment, profile, { siren });
      return (await answer.toPromise())?.firm?.legalName;
    },

    /** The second page joins the first in the store: the answer is the whole list so far. */
    page: async (first) => {
      const one = await page(first).toPromise();
      const both = await page(first, one?.firms?.pageInfo.endCursor).toPromise();
      return both?.firms?.edges.map(({ node }) => node.legalName) ?? [];
    },

    mutate: async (input) => {
      const change = { input };
      const drafted = await commit<operationsDraftMutation>(environment, draft, change);
      const again = await commit<operationsDraftMutation>(environment, draft, change);
      const { id = '', version = 0 } = drafted.draftApplication?.application ?? {};
      const withdrawn = await commit<operationsWithdrawMutation>(environment, withdraw, {
        input: { applicationId: id, expectedVersion: version },
      });
      return [
        outcomeOf(drafted.draftApplication),
        outcomeOf(again.draftApplication),
        outcomeOf(withdrawn.withdrawApplication),
      ];
    },

    subscribe: (after, count) =>
      firstOf<number>(count, ({ next, error: onError }) => {
        const { dispose } = requestSubscription<operationsDecisionsSubscription>(environment, {
          subscription: decisions,
          variables: { after },
          onNext: (data) => next(data?.labelDecisions.seq ?? 0),
          onError,
        });
        return { unsubscribe: dispose };
      }),

    error: async () => {
      const answer = await fetchQuery<operationsTooManyQuery>(environment, tooMany, {
        first: TOO_MANY,
      }).toPromise();
      return answer?.firms.ok === false ? refusalIn(answer.firms.errors) : null;
    },

    cancel: (signal) =>
      new Promise((resolve, reject) => {
        const subscription = page(1).subscribe({ next: () => resolve(false), error: reject });
        signal.addEventListener('abort', () => {
          subscription.unsubscribe();
          resolve(true);
        });
      }),

    [Symbol.asyncDispose]: close,
  };
}

function commit<Mutation extends MutationParameters>(
  environment: IEnvironment,
  mutation: GraphQLTaggedNode,
  variables: Mutation['variables'],
): Promise<Mutation['response']> {
  return new Promise((resolve, reject) => {
    commitMutation<Mutation>(environment, {
      mutation,
      variables,
      onCompleted: resolve,
      onError: reject,
    });
  });
}

/** What `@catch` gives is what the graph said. */
function refusalIn([error]: readonly unknown[]): Refusal {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Relay leaves the type of errors open
  const { extensions } = error as { readonly extensions?: Readonly<Record<string, unknown>> };
  return refusalOf(extensions);
}
