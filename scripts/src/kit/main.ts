import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildASTSchema, introspectionFromSchema, parse, validate } from 'graphql';
import { type OperationFile, readOperationFiles } from './operation-files';
import { possibleTypes } from './possible-types';
import { apolloManifest, relayDocuments, trustedDocuments } from './trusted-documents';
import { schemaTypes, typedDocuments } from './typescript-types';

/** `npm run kit`: writes what the kit for front-end teams is made of, from `schema/` and the operations. */

const ROOT = join(__dirname, '../../..');
const TARGET = join(ROOT, 'kit/generated');

async function main(): Promise<void> {
  const sdl = readFileSync(join(ROOT, 'schema/api.graphql'), 'utf8');
  const source = parse(sdl, { noLocation: true });
  const schema = buildASTSchema(source);
  const operations = readOperationFiles(ROOT);
  for (const { path, document } of operations) {
    const [error] = validate(schema, document);
    if (error !== undefined) {
      throw new Error(`${path}: ${error.message}`);
    }
  }
  const types = possibleTypes(schema);
  mkdirSync(TARGET, { recursive: true });
  write('schema.graphql', sdl);
  write('introspection.json', json({ data: introspectionFromSchema(schema) }));
  write('possible-types.json', json(types));
  write('possible-types.ts', possibleTypesModule(types));
  write('schema-types.ts', await schemaTypes(source));
  write('documents.ts', await typedDocuments(source, operations));
  writeManifests(operations);
}

function writeManifests(operations: readonly OperationFile[]): void {
  write('trusted-documents.json', json(trustedDocuments(operations)));
  write('trusted-documents.relay.json', json(relayDocuments(operations)));
  write('trusted-documents.apollo.json', json(apolloManifest(operations)));
}

/** Mutable, as Apollo's cache wants it. */
function possibleTypesModule(types: object): string {
  return `/** Which types each interface and union may be. */\nexport const possibleTypes: Record<string, string[]> = ${json(types).trimEnd()};\n`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What is the same stays untouched: the compiler looks at the time of files. */
function write(name: string, text: string): void {
  const path = join(TARGET, name);
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    writeFileSync(path, text);
    process.stdout.write(`kit/generated/${name}\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
