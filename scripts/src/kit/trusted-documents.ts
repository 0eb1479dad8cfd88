import { createHash } from 'node:crypto';
import { getOperationAST, print } from 'graphql';
import type { OperationFile } from './operation-files';
import { withTypeNames } from './type-names';

/** Ids of documents by the GraphQL-over-HTTP appendix on persisted documents: `sha256:` and the hash of the text. */
export function trustedDocuments(
  operations: readonly OperationFile[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    operations.map(({ document }) => {
      const text = print(document);
      return [`sha256:${sha256(text)}`, text];
    }),
  );
}

/** As Relay's compiler writes them for its `persistConfig.file`: hash to text. */
export function relayDocuments(
  operations: readonly OperationFile[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    operations.map(({ document }) => {
      const text = print(document);
      return [sha256(text), text];
    }),
  );
}

interface ApolloManifest {
  readonly format: 'apollo-persisted-query-manifest';
  readonly version: 1;
  readonly operations: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly body: string;
  }[];
}

/** For Apollo Client, whose cache asks for the type's name of every object. */
export function apolloManifest(operations: readonly OperationFile[]): ApolloManifest {
  return {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: operations.map(({ name, document }) => {
      const body = print(withTypeNames(document));
      const type = getOperationAST(document)?.operation ?? 'query';
      return { id: sha256(body), name, type, body };
    }),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
