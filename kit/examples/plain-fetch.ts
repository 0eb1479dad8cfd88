import {
  DraftApplicationDocument,
  FirmProfileDocument,
  LabelDecisionsDocument,
  PageOfFirmsDocument,
  WithdrawApplicationDocument,
} from '@apogee/kit';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type GraphQLFormattedError, print } from 'graphql';
import { subscribe } from '../../docs/clients/subscribe';
import {
  type Endpoint,
  isFrom,
  outcomeOf,
  refusalOf,
  type SixOperations,
  TOO_MANY,
} from './six-operations';

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** No library at all: a typed document, its text, and `fetch`. */
export function withPlainFetch({ url, token }: Endpoint): SixOperations {
  const headers = { authorization: `Bearer ${token}` };

  async function ask<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Answer<Data>> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: print(document), variables }),
      signal: signal ?? null,
    });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema and the document promise it
    return (await response.json()) as Answer<Data>;
  }

  return {
    query: async (siren) => (await ask(FirmProfileDocument, { siren })).data?.firm?.legalName,

    page: async (first) => {
      const { data: one } = await ask(PageOfFirmsDocument, { first });
      const after = one?.firms?.pageInfo.endCursor;
      const { data: two } = await ask(PageOfFirmsDocument, { first, after });
      return [one, two].flatMap(
        (page) => page?.firms?.edges.map(({ node }) => node.legalName) ?? [],
      );
    },

    mutate: async (input) => {
      const drafted = await ask(DraftApplicationDocument, { input });
      const again = await ask(DraftApplicationDocument, { input });
      const { id = '', version = 0 } = drafted.data?.draftApplication?.application ?? {};
      const withdrawn = await ask(WithdrawApplicationDocument, {
        input: { applicationId: id, expectedVersion: version },
      });
      return [
        outcomeOf(drafted.data?.draftApplication),
        outcomeOf(again.data?.draftApplication),
        outcomeOf(withdrawn.data?.withdrawApplication),
      ];
    },

    subscribe: async (after, count) => {
      const events = subscribe<{ readonly labelDecisions: { readonly seq: number } }>({
        url,
        query: print(LabelDecisionsDocument),
        after,
        headers: () => headers,
      });
      const seen: number[] = [];
      for await (const { data } of events) {
        seen.push(data?.labelDecisions.seq ?? 0);
        if (seen.length === count) {
          break;
        }
      }
      return seen;
    },

    error: async () => {
      const { errors = [] } = await ask(PageOfFirmsDocument, { first: TOO_MANY });
      return errors[0] === undefined ? null : refusalOf(errors[0].extensions);
    },

    cancel: async (signal) => {
      try {
        await ask(PageOfFirmsDocument, { first: 1 }, signal);
        return false;
      } catch (error) {
        return isFrom(signal, error);
      }
    },

    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
