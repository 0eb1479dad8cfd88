import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import type { PagePath } from '../addresses';
import type { Locale } from '../locales';
import { type Document, readDocument } from './document';
import { linksOf } from './links';

/** A page whose text lies in the repository. */
export interface RepositoryPage {
  /** From the repository's root; a folder ends with `/`. */
  readonly file: string;
  readonly path: PagePath;
  /** By language. Only English: there is no French text. None for files that are no Markdown. */
  readonly documents: Partial<Record<Locale, Document>>;
}

/** The folder of the French texts, under the names of those of `docs/`. */
const FRENCH = 'docs/fr/';
/** Not the site's first page, which is made of the navigation. */
const START = 'docs/index.md';
const KIT = 'kit/README.md';
const FRENCH_KIT = `${FRENCH}kit.md`;

/** Where the French text of a file would be. */
export function frenchOf(file: string): string {
  return file === KIT ? FRENCH_KIT : file.replace(/^docs\//, FRENCH);
}

/** The file that a file's page is of: the English one. */
function originalOf(file: string): string {
  if (file === FRENCH_KIT) {
    return KIT;
  }
  return file.startsWith(FRENCH) ? `docs/${file.slice(FRENCH.length)}` : file;
}

/**
 * The pages that can be reached from these files of the repository: what they link to, and what that links to.
 * Throws for a link that leads to nothing.
 */
export function readRepository(root: string, files: readonly string[]): RepositoryPages {
  const pages = new Map<string, RepositoryPage>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (!pages.has(file)) {
      const page = readPage(root, file);
      pages.set(file, page);
      waiting.push(...filesNamedBy(root, page));
    }
  }
  return new RepositoryPages(root, pages);
}

export class RepositoryPages {
  constructor(
    readonly root: string,
    private readonly pages: ReadonlyMap<string, RepositoryPage>,
  ) {}

  all(): readonly RepositoryPage[] {
    return [...this.pages.values()];
  }

  /** Whether or not the file is named in French. */
  find(file: string): RepositoryPage | undefined {
    return this.pages.get(originalOf(file));
  }

  entriesOf(folder: string): readonly string[] {
    return entriesOf(this.root, folder);
  }

  textOf(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }
}

function readPage(root: string, file: string): RepositoryPage {
  const isText = file.endsWith('.md');
  const french = frenchOf(file);
  const inFrench = isText && french !== file && existsSync(join(root, french));
  return {
    file,
    path: pathOf(file),
    documents: {
      ...(isText ? { en: read(root, file) } : {}),
      ...(inFrench ? { fr: read(root, french) } : {}),
    },
  };
}

function read(root: string, file: string): Document {
  return readDocument(readFileSync(join(root, file), 'utf8'));
}

function pathOf(file: string): PagePath {
  if (file === START) {
    return 'start';
  }
  return file.startsWith('docs/')
    ? file.slice('docs/'.length).replace(/\.md$/, '')
    : `project/${file.replace(/\.md$/, '')}`;
}

function filesNamedBy(root: string, { file, documents }: RepositoryPage): readonly string[] {
  if (file.endsWith('/')) {
    return entriesOf(root, file);
  }
  const named = [
    ...linksOf(documents.en).map((href) => fileNamed(root, file, href)),
    ...linksOf(documents.fr).map((href) => fileNamed(root, frenchOf(file), href)),
  ];
  return named.filter((name) => name !== '').map(originalOf);
}

/** The file or folder that a link of a file names. */
export function fileNamed(root: string, from: string, href: string): string {
  const [path = ''] = href.split('#');
  if (path === '') {
    return from;
  }
  const name = normalize(join(dirname(from), decodeURIComponent(path))).replace(/\/$/, '');
  const place = join(root, name);
  if (name.startsWith('..') || !existsSync(place)) {
    throw new Error(`${from}: the link ${href} leads to nothing`);
  }
  return statSync(place).isDirectory() ? `${name}/` : name;
}

/** Files only: what lies deeper is reached by links. */
function entriesOf(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.tsbuildinfo'))
    .map(({ name }) => folder + name)
    .toSorted();
}
