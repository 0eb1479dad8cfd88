import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleData } from './sample-file';

/** Beside `src` and `dist`, so the same way from both. */
const FOLDER = join(__dirname, '..', '..', 'sample-data');

/** Raise it when the way the files become rows or events changes, so that every database loads them again. */
const LOADER_VERSION = '3';

/** Every file holds some of the lists. */
type SampleFile = Partial<SampleData>;

interface SampleFiles {
  readonly data: SampleData;
  /** Changes with the files and with the way they are loaded. */
  readonly contentHash: string;
}

export function readSampleData(): SampleFiles {
  const hash = createHash('sha256').update(LOADER_VERSION);
  const read = (name: string): SampleFile => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    hash.update(name).update(text);
    // The files are our own: a test and the constraints of the tables hold their shape.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return JSON.parse(text) as SampleFile;
  };
  const data: SampleData = {
    sources: read('sources.json').sources ?? [],
    ...taxonomies(read('taxonomies.json')),
    firms: ['firms.json', 'demonstration-firms.json'].flatMap((name) => read(name).firms ?? []),
    items: ['items.json', 'demonstration-items.json'].flatMap((name) => read(name).items ?? []),
  };
  return { data, contentHash: hash.digest('hex') };
}

function taxonomies({
  terms = [],
  closeMatches = [],
}: SampleFile): Pick<SampleData, 'terms' | 'closeMatches'> {
  return { terms, closeMatches };
}
