import { basename, extname } from 'node:path/posix';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Place } from '../addresses';
import { codeBlock } from '../text/markdown';
import { rendered } from '../text/rendered';
import { frenchOf, type RepositoryPage, type RepositoryPages } from '../text/repository';
import { Reader } from './reader';
import type { MakePage, SitePage } from './site-page';

/** A page whose text lies in the repository, in one language. */
export function repositoryPage(page: RepositoryPage, pages: RepositoryPages): MakePage {
  if (page.file.endsWith('/')) {
    return (place: Place) => folderPage(page, pages, place);
  }
  return (place: Place) =>
    page.documents.en === undefined ? sourcePage(page, pages, place) : textPage(page, pages, place);
}

function textPage(page: RepositoryPage, pages: RepositoryPages, place: Place): SitePage {
  const own = page.documents[place.locale];
  const document = own ?? page.documents.en;
  if (document === undefined) {
    throw new TypeError(`${page.file} has no text`);
  }
  const isFrench = place.locale === 'fr' && own !== undefined;
  const file = isFrench ? frenchOf(page.file) : page.file;
  return {
    place,
    title: document.title,
    html: rendered({ document, file, place }, pages),
    outline: document.headings.filter(({ level }) => level === 2 || level === 3),
    source: file,
    ...(place.locale === 'fr' && !isFrench
      ? { notice: 'englishOnly' as const, textLanguage: 'en' as const }
      : {}),
    ...(page.file.startsWith('docs/adr/') ? { under: 'adr/' } : {}),
  };
}

/** Any other file is shown as it is. */
function sourcePage({ file }: RepositoryPage, pages: RepositoryPages, place: Place): SitePage {
  const language = LANGUAGES[extname(file)] ?? '';
  const html = renderToStaticMarkup(
    <>
      <h1>{basename(file)}</h1>
      <div dangerouslySetInnerHTML={{ __html: codeBlock(pages.textOf(file), language) }} />
    </>,
  );
  return { place, title: basename(file), html, outline: [], source: file };
}

const LANGUAGES: Readonly<Record<string, string>> = {
  '.ts': 'typescript',
  '.py': 'python',
  '.sh': 'bash',
  '.json': 'json',
  '.graphql': 'graphql',
};

function folderPage({ file }: RepositoryPage, pages: RepositoryPages, place: Place): SitePage {
  const reader = new Reader(place);
  const title = file === 'docs/adr/' ? reader.text('decisions') : file;
  const entries = pages.entriesOf(file).flatMap((entry) => pages.find(entry) ?? []);
  const html = renderToStaticMarkup(
    <>
      <h1>{title}</h1>
      <ul>
        {entries.map(({ file: entry, path, documents }) => (
          <li key={entry}>
            <a href={reader.href(path)}>
              {(documents[place.locale] ?? documents.en)?.title ?? basename(entry)}
            </a>
          </li>
        ))}
      </ul>
    </>,
  );
  return { place, title, html, outline: [], source: file };
}
