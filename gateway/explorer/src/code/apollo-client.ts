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

/** TypeScript for `@apollo/client` 4. */
export function apolloClientOf(request: ExportedRequest): string {
  return request.type === OperationTypeNode.SUBSCRIPTION
    ? subscriptionOf(request)
    : operationOf(request);
}

function operationOf({ address, operation, type, headers }: ExportedRequest): string {
  const isMutation = type === OperationTypeNode.MUTATION;
  const member = isMutation ? 'mutation' : 'query';
  return `import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';

${tokenLine(headers)}const client = new ApolloClient({
  link: new HttpLink({
    uri: ${literal(address)},
    headers: {
${headerMembers(headers, 6)}    },
  }),
  cache: new InMemoryCache(),
});

const { data, error } = await client.${isMutation ? 'mutate' : 'query'}({
  ${member}: gql${template(operation.query)},
  variables: ${literal(operation.variables, 2)},
  errorPolicy: 'all', // what came is kept beside the errors
});
${PRINT_OUTCOME}`;
}

function subscriptionOf({ address, operation, headers }: ExportedRequest): string {
  return `import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';

${tokenLine(headers)}const client = new ApolloClient({
  link: new GraphQLWsLink(
    createClient({
      ${WEB_SOCKET_NOTE}
      url: ${literal(address.replace(/^http/, 'ws'))},
      connectionParams: {
${headerMembers(headers, 8)}      },
    }),
  ),
  cache: new InMemoryCache(),
});

client
  .subscribe({
    query: gql${template(operation.query)},
    variables: ${literal(operation.variables, 4)},
  })
  .subscribe(({ data, error }) => {
${setIn(PRINT_OUTCOME, 4)}  });
`;
}
