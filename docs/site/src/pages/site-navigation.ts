import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PagePath } from '../addresses';
import type { Words } from '../locales';
import { NAVIGATION, type NavigationPage } from '../navigation';
import type { RepositoryPages } from '../text/repository';

export interface SiteGroup {
  readonly words: Words;
  readonly purpose: Words;
  readonly pages: readonly { readonly words: Words; readonly path: PagePath }[];
}

/** The files of the repository that the site begins with. */
export function navigationFiles(): readonly string[] {
  return NAVIGATION.flatMap(({ pages }) => pages.flatMap(({ file }) => file ?? []));
}

/** The navigation with the places of its pages. Throws when a text of `docs/` is nowhere in it. */
export function siteNavigation(pages: RepositoryPages): readonly SiteGroup[] {
  const named = new Set(navigationFiles());
  const lost = readdirSync(join(pages.root, 'docs'))
    .filter((name) => name.endsWith('.md') && !named.has(`docs/${name}`))
    .toSorted();
  if (lost.length > 0) {
    throw new Error(`docs/site/src/navigation.ts names no place for ${lost.join(', ')}`);
  }
  return NAVIGATION.map(({ words, purpose, pages: listed }) => ({
    words,
    purpose,
    pages: listed.map((page) => ({ words: page.words, path: pathOf(page, pages) })),
  }));
}

function pathOf({ file, path }: NavigationPage, pages: RepositoryPages): PagePath {
  return file === undefined ? (path ?? '') : (pages.find(file)?.path ?? '');
}
