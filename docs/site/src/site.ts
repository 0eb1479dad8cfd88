import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, type PagePath, type Place } from './addresses';
import { LOCALES, type Locale } from './locales';
import { type SiteFiles, written } from './pages/layout';
import { homePage, notFoundPage } from './pages/own-pages';
import { repositoryPage } from './pages/repository-pages';
import { navigationFiles, siteNavigation } from './pages/site-navigation';
import type { MakePage, SitePage } from './pages/site-page';
import { examplesByRootField, examplesPage, readExamples } from './reference/examples-page';
import { referencePages } from './reference/reference-pages';
import { readReference } from './reference/schema';
import { searchEntries } from './search/search-entries';
import { searchIndex } from './search/search-index';
import { readRepository } from './text/repository';

/** The whole site, in memory. */
export interface Site {
  /** The search index of a language, as a file's content. */
  index(locale: Locale): string;
  /** Every page by its file, once the names of the other files are known. */
  pages(files: (locale: Locale) => SiteFiles): ReadonlyMap<string, string>;
}

/** Reads the repository at `root`. Throws for a dead link, and for a text of `docs/` without a place in the navigation. */
export async function readSite(root: string): Promise<Site> {
  const schemaFile = (name: string): string => readFileSync(join(root, 'schema', name), 'utf8');
  const repository = readRepository(root, navigationFiles());
  const navigation = siteNavigation(repository);
  const reference = readReference(schemaFile('api.graphql'), schemaFile('supergraph.graphql'));
  const examples = await readExamples(join(root, 'schema/operations'));
  const errors = repository.find('docs/errors.md')?.documents;
  const inEnglish = errors?.en?.ids ?? new Set<string>();
  const codes = { en: inEnglish, fr: errors?.fr?.ids ?? inEnglish };
  const texts = { reference, codes, examples: examplesByRootField(examples) };
  const makers: readonly (readonly [PagePath, MakePage])[] = [
    ['', homePage(navigation)],
    ['404', notFoundPage],
    ['reference/examples', examplesPage(examples)],
    ...repository
      .all()
      .map((page): [PagePath, MakePage] => [page.path, repositoryPage(page, repository)]),
    ...referencePages(texts),
  ];
  return {
    index: (locale) =>
      searchIndex(searchEntries({ pages: repository, reference, examples }, locale)),
    pages: (files) =>
      new Map(
        LOCALES.flatMap((locale) =>
          makers.map(([path, make]) => {
            const place: Place = { locale, path };
            const page: SitePage = make(place);
            return [fileOf(place), written(page, { navigation, files: files(locale) })] as const;
          }),
        ),
      ),
  };
}
