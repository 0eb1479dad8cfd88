import { OperationTypeNode } from 'graphql';
import type { ExportedRequest } from './exported-request';
import {
  headerMembers,
  literal,
  PRINT_OUTCOME,
  setIn,
  template,
  tokenLine,
  WEB_SOCKET_NOTE,
} from './javascript-text';

/** TypeScript for `@urql/core` 6, which urql's bindings for React, Vue and Svelte are made of. */
export function urqlOf(request: ExportedRequest): string {
  return request.type === OperationTypeNode.SUBSCRIPTION
    ? subscriptionOf(request)
    : operationOf(request);
}

function operationOf({ address, operation, type, headers }: ExportedRequest): string {
  const method = type === OperationTypeNode.MUTATION ? 'mutation' : 'query';
  return `import { Client, cacheExchange, fetchExchange, gql } from '@urql/core';

${tokenLine(headers)}const client = new Client({
  url: ${literal(address)},
  exchanges: [cacheExchange, fetchExchange],
  preferGetMethod: false,
  fetchOptions: {
    headers: {
${headerMembers(headers, 6)}    },
  },
});

const { data, error } = await client
  .${method}(
    gql${template(operation.query)},
    ${literal(operation.variables, 4)},
  )
  .toPromise();
${PRINT_OUTCOME}`;
}

function subscriptionOf({ address, operation, headers }: ExportedRequest): string {
  return `import { Client, gql, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';

${tokenLine(headers)}const socket = createClient({
  ${WEB_SOCKET_NOTE}
  url: ${literal(address.replace(/^http/, 'ws'))},
  connectionParams: {
${headerMembers(headers, 4)}  },
});
const client = new Client({
  url: ${literal(address)},
  exchanges: [
    subscriptionExchange({
      forwardSubscription: ({ query = '', variables }) => ({
        subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
      }),
    }),
  ],
});

client
  .subscription(
    gql${template(operation.query)},
    ${literal(operation.variables, 4)},
  )
  .subscribe(({ data, error }) => {
${setIn(PRINT_OUTCOME, 4)}  });
`;
}
