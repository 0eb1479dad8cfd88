import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { addressOf } from '../addresses';
import { LOCALES } from '../locales';
import { Reader } from './reader';
import type { SiteGroup } from './site-navigation';
import type { SitePage } from './site-page';

/** Files that every page loads, from the site's root; their names change with their content. */
export interface SiteFiles {
  readonly script: string;
  readonly themeScript: string;
  readonly styles: readonly string[];
  readonly icon: string;
  /** The search index in the page's language. */
  readonly index: string;
}

interface Around {
  readonly navigation: readonly SiteGroup[];
  readonly files: SiteFiles;
}

/** The whole page as HTML. */
export function written(page: SitePage, around: Around): string {
  return `<!doctype html>\n${renderToStaticMarkup(<Layout page={page} {...around} />)}\n`;
}

interface LayoutProps extends Around {
  readonly page: SitePage;
}

function Layout({ page, navigation, files }: LayoutProps): ReactElement {
  const reader = new Reader(page.place, page.root);
  const title = reader.text('siteTitle');
  const isHome = page.place.path === '';
  return (
    <html lang={page.place.locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{isHome ? title : `${page.title} – ${title}`}</title>
        <link rel="icon" href={reader.fromRoot(files.icon)} />
        <script src={reader.fromRoot(files.themeScript)} />
        {files.styles.map((style) => (
          <link key={style} rel="stylesheet" href={reader.fromRoot(style)} />
        ))}
        <script type="module" src={reader.fromRoot(files.script)} />
      </head>
      <body
        data-root={reader.fromRoot('')}
        data-index={reader.fromRoot(files.index)}
        className={isHome ? 'home' : undefined}
      >
        <a className="skip" href="#~text">
          {reader.text('skip')}
        </a>
        <Header page={page} reader={reader} icon={files.icon} />
        <div className="columns">
          {!isHome && <Pages page={page} navigation={navigation} reader={reader} />}
          <main id="~text" tabIndex={-1}>
            <Notice page={page} reader={reader} />
            <article lang={page.textLanguage} dangerouslySetInnerHTML={{ __html: page.html }} />
            <Footer page={page} navigation={navigation} reader={reader} />
          </main>
          <Outline page={page} reader={reader} />
        </div>
        <SearchDialog reader={reader} />
      </body>
    </html>
  );
}

interface PartProps {
  readonly page: SitePage;
  readonly reader: Reader;
}

function Header({ page, reader, icon }: PartProps & { readonly icon: string }): ReactElement {
  const { locale, path } = page.place;
  const names = { en: 'English', fr: 'Français' };
  return (
    <header className="top">
      <a className="brand" href={reader.href('')}>
        <img src={reader.fromRoot(icon)} alt="" width="26" height="26" />
        Apogee <span>{reader.text('documentation')}</span>
      </a>
      <button type="button" className="search-open" hidden aria-haspopup="dialog">
        {reader.text('search')} <kbd>/</kbd>
      </button>
      <nav aria-label={reader.text('mainLinks')}>
        <a href={reader.fromRoot('../')}>{reader.text('explorer')}</a>
        <a href={reader.fromRoot('../map/')}>{reader.text('map')}</a>
      </nav>
      <nav aria-label={reader.text('language')}>
        {LOCALES.map((other) => (
          <a
            key={other}
            lang={other}
            hrefLang={other}
            aria-current={other === locale ? 'true' : undefined}
            href={reader.fromRoot(
              addressOf({ locale: other, path: page.root === undefined ? path : '' }),
            )}
          >
            {names[other]}
          </a>
        ))}
      </nav>
      <label className="theme" hidden>
        <span>{reader.text('theme')}</span>
        <select>
          <option value="system">{reader.text('themeSystem')}</option>
          <option value="light">{reader.text('themeLight')}</option>
          <option value="dark">{reader.text('themeDark')}</option>
        </select>
      </label>
    </header>
  );
}

interface NavigationProps extends PartProps {
  readonly navigation: readonly SiteGroup[];
}

function Pages({ page, navigation, reader }: NavigationProps): ReactElement {
  const here = page.under ?? page.place.path;
  return (
    <nav className="pages" aria-label={reader.text('pages')}>
      <details className="menu" open>
        <summary>{reader.text('pages')}</summary>
        {navigation.map(({ words, pages }) => (
          <section key={words.en}>
            <h2>{reader.words(words)}</h2>
            <ul>
              {pages.map(({ words, path }) => (
                <li key={path}>
                  <a href={reader.href(path)} aria-current={path === here ? 'page' : undefined}>
                    {reader.words(words)}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </details>
    </nav>
  );
}

function Notice({ page, reader }: PartProps): ReactElement | null {
  const text = page.notice === undefined ? '' : reader.text(page.notice);
  return text === '' ? null : (
    <p className="notice" role="note">
      {text}
    </p>
  );
}

/** With a heading or two there is nothing to choose from. */
const FEWEST_PARTS = 2;

function Outline({ page, reader }: PartProps): ReactElement | null {
  return page.outline.length < FEWEST_PARTS ? null : (
    <nav className="outline" aria-label={reader.text('onThisPage')}>
      <h2 aria-hidden="true">{reader.text('onThisPage')}</h2>
      <ul>
        {page.outline.map(({ id, text, level }) => (
          <li key={id} className={`level-${level}`}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Footer({ page, navigation, reader }: NavigationProps): ReactElement {
  const pages = navigation.flatMap((group) => group.pages);
  const at = pages.findIndex(({ path }) => path === page.place.path);
  const previous = at > 0 ? pages[at - 1] : undefined;
  const next = at >= 0 ? pages[at + 1] : undefined;
  return (
    <footer>
      {(previous ?? next) !== undefined && (
        <nav aria-label={`${reader.text('previous')}, ${reader.text('next')}`}>
          {previous !== undefined && (
            <a href={reader.href(previous.path)}>
              <span>{reader.text('previous')}</span> {reader.words(previous.words)}
            </a>
          )}
          {next !== undefined && (
            <a className="next" href={reader.href(next.path)}>
              <span>{reader.text('next')}</span> {reader.words(next.words)}
            </a>
          )}
        </nav>
      )}
      {page.source !== undefined && (
        <p>
          {reader.text('madeFrom')} <code>{page.source}</code>
        </p>
      )}
    </footer>
  );
}

function SearchDialog({ reader }: { readonly reader: Reader }): ReactElement {
  return (
    <dialog
      className="search"
      aria-label={reader.text('searchLabel')}
      data-none={reader.text('noResults')}
      data-results={reader.text('results')}
      data-failed={reader.text('searchFailed')}
    >
      <div className="asked">
        <input
          type="search"
          aria-label={reader.text('searchLabel')}
          placeholder={reader.text('searchHint')}
          autoComplete="off"
          spellCheck={false}
        />
        <button type="button">{reader.text('close')}</button>
      </div>
      <p role="status" />
      <ol />
    </dialog>
  );
}
