import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '@apogee/shared/errors';
import { Kind, parse } from 'graphql';

/** A worked example for the explorer. */
export interface ExampleOperation {
  /** Name of the operation in the document. */
  readonly name: string;
  /** First line of the leading comment. */
  readonly title: string;
  /** The rest of the leading comment. */
  readonly description: string;
  readonly query: string;
  /** JSON text; absent when the operation takes no variables. */
  readonly variables?: string;
}

/**
 * Reads `*.graphql` files of a folder in the order of their names. Each holds one operation below a comment
 * (title line, then description); `<same name>.variables.json` holds its variables.
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
  const comment = leadingComment(text);
  const variables = await readVariables(
    join(folder, file.replace(/\.graphql$/, '.variables.json')),
  );
  return {
    name: operationName(text, file),
    title: comment[0] ?? file,
    description: comment.slice(1).join(' '),
    query: text.trim(),
    ...(variables === null ? {} : { variables }),
  };
}

function leadingComment(text: string): string[] {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines.slice(0, end < 0 ? lines.length : end).map((line) => line.replace(/^#\s?/, ''));
}

function operationName(text: string, file: string): string {
  try {
    const operation = parse(text).definitions.find(
      (node) => node.kind === Kind.OPERATION_DEFINITION,
    );
    return operation?.kind === Kind.OPERATION_DEFINITION ? (operation.name?.value ?? file) : file;
  } catch (error) {
    throw new ConfigurationError(`example operation ${file}: ${String(error)}`);
  }
}

async function readVariables(path: string): Promise<string | null> {
  return existsSync(path) ? (await readFile(path, 'utf8')).trim() : null;
}
