import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import type { DocumentNode } from 'graphql';
import type { OperationFile } from './operation-files';

/** What JSON brings of each scalar. */
const SCALARS = {
  ID: 'string',
  Date: 'string',
  DateTime: 'string',
  GeoJSON: 'Record<string, unknown>',
  SIREN: 'string',
  SIRET: 'string',
  Url: 'string',
};

const CONFIG = {
  scalars: SCALARS,
  // A scalar that is not listed here would be `any`.
  strictScalars: true,
  enumsAsTypes: true,
  immutableTypes: true,
  namingConvention: 'keep',
  skipTypename: true,
  useTypeImports: true,
};

/** TypeScript types of the whole schema. */
export function schemaTypes(schema: DocumentNode): Promise<string> {
  return codegen({
    filename: 'schema-types.ts',
    schema,
    documents: [],
    config: CONFIG,
    plugins: [{ typescript: {} }],
    pluginMap: { typescript },
  });
}

/** A document for each operation that knows the types of its variables and its answer. */
export function typedDocuments(
  schema: DocumentNode,
  operations: readonly OperationFile[],
): Promise<string> {
  return codegen({
    filename: 'documents.ts',
    schema,
    documents: operations.map(({ path, document }) => ({ location: path, document })),
    config: CONFIG,
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations: typescriptOperations, documents: typedDocumentNode },
  });
}
