import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, Kind, parse } from 'graphql';

/** An operation that somebody relies on, as a file. */
export interface OperationFile {
  /** From the root: `schema/operations/02-firm-profile.graphql`. */
  readonly path: string;
  /** Of the operation: `FirmProfile`. */
  readonly name: string;
  readonly document: DocumentNode;
}

/** The worked examples, and what the examples of the kit need besides. */
const FOLDERS = ['schema/operations', 'kit/operations'];

/** Each file holds one named operation, and no two the same name. */
export function readOperationFiles(root: string): readonly OperationFile[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.graphql'))
      .toSorted()
      .map((name) => readOperationFile(root, `${folder}/${name}`)),
  );
  const names = files.map(({ name }) => name);
  const twice = files.find(({ name }, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new Error(`${twice.path}: there is an operation "${twice.name}" already`);
  }
  return files;
}

function readOperationFile(root: string, path: string): OperationFile {
  const document = parse(readFileSync(join(root, path), 'utf8'), { noLocation: true });
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const name = operation?.name?.value;
  if (name === undefined) {
    throw new Error(`${path}: the operation has no name`);
  }
  return { path, name, document };
}
