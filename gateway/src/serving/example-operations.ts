import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '@apogee/shared/errors';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { type ExampleHeader, readExampleHeader } from './example-header';

/** A worked example for the explorer. */
export interface ExampleOperation extends ExampleHeader {
  /** Name of the operation in the document. */
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly query: string;
  /** JSON text; absent when the operation takes no variables. */
  readonly variables?: string;
}

/**
 * Reads `*.graphql` files of a folder in the order of their names. Each holds one operation below a comment
 * that says what it is and for whom; `<same name>.variables.json` holds its variables.
 * A folder that does not exist holds no examples.
 */
export async function readExampleOperations(folder: string): Promise<readonly ExampleOperation[]> {
  if (!existsSync(folder)) {
    return [];
  }
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql'));
  return Promise.all(names.toSorted().map((name) => readExample(folder, name)));
}

async function readExample(folder: string, file: string): Promise<ExampleOperation> {
  const text = await readFile(join(folder, file), 'utf8');
  const header = readExampleHeader(text);
  const variables = await readVariables(
    join(folder, file.replace(/\.graphql$/, '.variables.json')),
  );
  const operation = readOperation(text, file);
  return {
    ...header,
    title: header.title === '' ? file : header.title,
    name: operation?.name?.value ?? file,
    kind: operation?.operation ?? 'query',
    query: text.trim(),
    ...(variables === null ? {} : { variables }),
  };
}

function readOperation(text: string, file: string): OperationDefinitionNode | undefined {
  try {
    return parse(text).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  } catch (error) {
    throw new ConfigurationError(`example operation ${file}: ${String(error)}`);
  }
}

async function readVariables(path: string): Promise<string | null> {
  return existsSync(path) ? (await readFile(path, 'utf8')).trim() : null;
}
