import {
  DraftApplicationDocument,
  FirmProfileDocument,
  LabelDecisionsDocument,
  PageOfFirmsDocument,
  possibleTypes,
  WithdrawApplicationDocument,
} from '@apogee/kit';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { relayStylePagination } from '@apollo/client/utilities';
import { firstOf } from './first-of';
import {
  type Endpoint,
  isFrom,
  outcomeOf,
  refusalOf,
  type SixOperations,
  TOO_MANY,
} from './six-operations';

/** Apollo Client with its normalised cache. Its link for HTTP brings subscriptions too, as multipart answers. */
export function withApolloClient({ url, token }: Endpoint): SixOperations {
  const client = new ApolloClient({
    link: new HttpLink({ uri: url, headers: { authorization: `Bearer ${token}` } }),
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: { Query: { fields: { firms: relayStylePagination(['filter', 'orderBy']) } } },
    }),
  });
  return {
    query: async (siren) => {
      const { data } = await client.query({ query: FirmProfileDocument, variables: { siren } });
      return data?.firm?.legalName;
    },

    /** The second page joins the first in the cache. */
    page: async (first) => {
      const asked = { query: PageOfFirmsDocument, variables: { first } };
      const { data } = await client.query(asked);
      await client
        .watchQuery(asked)
        .fetchMore({ variables: { after: data?.firms?.pageInfo.endCursor } });
      const both = client.readQuery(asked);
      return both?.firms?.edges.map(({ node }) => node.legalName) ?? [];
    },

    mutate: async (input) => {
      const draft = { mutation: DraftApplicationDocument, variables: { input } };
      const drafted = await client.mutate(draft);
      const again = await client.mutate(draft);
      const { id = '', version = 0 } = drafted.data?.draftApplication?.application ?? {};
      const withdrawn = await client.mutate({
        mutation: WithdrawApplicationDocument,
        variables: { input: { applicationId: id, expectedVersion: version } },
      });
      return [
        outcomeOf(drafted.data?.draftApplication),
        outcomeOf(again.data?.draftApplication),
        outcomeOf(withdrawn.data?.withdrawApplication),
      ];
    },

    subscribe: (after, count) =>
      firstOf<number>(count, ({ next, error: fail }) =>
        client.subscribe({ query: LabelDecisionsDocument, variables: { after } }).subscribe({
          next: ({ data, error }) =>
            error === undefined ? next(data?.labelDecisions.seq ?? 0) : fail(error),
          error: fail,
        }),
      ),

    error: async () => {
      try {
        await client.query({
          query: PageOfFirmsDocument,
          variables: { first: TOO_MANY },
          // The pages that the cache has would do.
          fetchPolicy: 'network-only',
        });
        return null;
      } catch (error) {
        return CombinedGraphQLErrors.is(error) ? refusalOf(error.errors[0]?.extensions) : null;
      }
    },

    cancel: async (signal) => {
      try {
        await client.query({
          query: PageOfFirmsDocument,
          variables: { first: 1 },
          fetchPolicy: 'network-only',
          context: { fetchOptions: { signal } },
        });
        return false;
      } catch (error) {
        return isFrom(signal, error);
      }
    },

    [Symbol.asyncDispose]: () => Promise.resolve(client.stop()),
  };
}
