import {
  DraftApplicationDocument,
  FirmProfileDocument,
  LabelDecisionsDocument,
  PageOfFirmsDocument,
  WithdrawApplicationDocument,
} from '@apogee/kit';
import { print } from 'graphql';
import { ClientError, GraphQLClient } from 'graphql-request';
import { createClient } from 'graphql-sse';
import {
  type Endpoint,
  isFrom,
  outcomeOf,
  refusalOf,
  type SixOperations,
  TOO_MANY,
} from './six-operations';

/** graphql-request for queries and mutations; it has no subscriptions, so graphql-sse for these. */
export function withGraphqlRequest({ url, token }: Endpoint): SixOperations {
  const headers = { authorization: `Bearer ${token}` };
  const client = new GraphQLClient(url, { headers });
  const events = createClient({ url, headers });
  return {
    query: async (siren) => (await client.request(FirmProfileDocument, { siren })).firm?.legalName,

    page: async (first) => {
      const one = await client.request(PageOfFirmsDocument, { first });
      const after = one.firms?.pageInfo.endCursor;
      const two = await client.request(PageOfFirmsDocument, { first, after });
      return [one, two].flatMap(
        ({ firms }) => firms?.edges.map(({ node }) => node.legalName) ?? [],
      );
    },

    mutate: async (input) => {
      const drafted = await client.request(DraftApplicationDocument, { input });
      const again = await client.request(DraftApplicationDocument, { input });
      const { id = '', version = 0 } = drafted.draftApplication?.application ?? {};
      const withdrawn = await client.request(WithdrawApplicationDocument, {
        input: { applicationId: id, expectedVersion: version },
      });
      return [
        outcomeOf(drafted.draftApplication),
        outcomeOf(again.draftApplication),
        outcomeOf(withdrawn.withdrawApplication),
      ];
    },

    subscribe: async (after, count) => {
      const query = print(LabelDecisionsDocument);
      const seen: number[] = [];
      for await (const { data } of events.iterate<{
        readonly labelDecisions: { readonly seq: number };
      }>({ query, variables: { after } })) {
        seen.push(data?.labelDecisions.seq ?? 0);
        if (seen.length === count) {
          break;
        }
      }
      return seen;
    },

    error: async () => {
      try {
        await client.request(PageOfFirmsDocument, { first: TOO_MANY });
        return null;
      } catch (error) {
        return error instanceof ClientError
          ? refusalOf(error.response.errors?.[0]?.extensions)
          : null;
      }
    },

    cancel: async (signal) => {
      try {
        await client.request({ document: PageOfFirmsDocument, variables: { first: 1 }, signal });
        return false;
      } catch (error) {
        return isFrom(signal, error);
      }
    },

    [Symbol.asyncDispose]: () => Promise.resolve(events.dispose()),
  };
}
