import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The French version of a page. */
export interface Translation {
  /** From the root: `docs/fr/search.md`. */
  readonly path: string;
  /** The page it says what it says of, from the root: `docs/search.md`. */
  readonly original: string;
  /** Of the original that was translated: the beginning of the SHA-256 of its text. */
  readonly revision: string;
  readonly text: string;
}

const FOLDER = 'docs/fr';
/** Readers do not see it; it stands anywhere in the page, by custom at its end. */
const MARK = /<!-- translates (\S+) at ([0-9a-f]{12}) -->/;

/** All French pages; throws where one does not say what it translates. */
export function readTranslations(root: string): readonly Translation[] {
  return readdirSync(join(root, FOLDER))
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => readTranslation(root, `${FOLDER}/${name}`));
}

function readTranslation(root: string, path: string): Translation {
  const text = readFileSync(join(root, path), 'utf8');
  const [, original, revision] = MARK.exec(text) ?? [];
  if (original === undefined || revision === undefined) {
    throw new Error(`${path}: lacks the line <!-- translates docs/PAGE.md at 000000000000 -->`);
  }
  if (!existsSync(join(root, original))) {
    throw new Error(`${path}: translates ${original}, which does not exist`);
  }
  return { path, original, revision, text };
}

/** The revision that a page has now. */
export function revisionOf(root: string, page: string): string {
  const text = readFileSync(join(root, page), 'utf8');
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Writes down that a French page says what its original says now. */
export function markTranslated(root: string, { path, original, text }: Translation): void {
  const mark = `<!-- translates ${original} at ${revisionOf(root, original)} -->`;
  writeFileSync(join(root, path), text.replace(MARK, mark));
}
