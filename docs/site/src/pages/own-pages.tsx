import { renderToStaticMarkup } from 'react-dom/server';
import type { Place } from '../addresses';
import { Reader } from './reader';
import type { SiteGroup } from './site-navigation';
import type { SitePage } from './site-page';

/** The first page: who may want what. */
export function homePage(navigation: readonly SiteGroup[]) {
  return (place: Place): SitePage => {
    const reader = new Reader(place);
    const html = renderToStaticMarkup(
      <>
        <h1>{reader.text('homeTitle')}</h1>
        <p className="lead">{reader.text('homeText')}</p>
        <p className="buttons">
          <a className="button" href={reader.fromRoot('../')}>
            {reader.text('explorer')}
          </a>
          <a className="button quiet" href={reader.href('reference/examples')}>
            {reader.text('examples')}
          </a>
          <a className="button quiet" href={reader.fromRoot('../map/')}>
            {reader.text('map')}
          </a>
        </p>
        <div className="cards">
          {navigation.map(({ words, purpose, pages }) => (
            <section key={words.en}>
              <h2>{reader.words(words)}</h2>
              <p>{reader.words(purpose)}</p>
              <ul>
                {pages.map(({ words, path }) => (
                  <li key={path}>
                    <a href={reader.href(path)}>{reader.words(words)}</a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </>,
    );
    return { place, title: reader.text('siteTitle'), html, outline: [] };
  };
}

/** The path of schema/web.json. Only a page that is answered at any address has to know it. */
const SITE_ROOT = '/docs/';

/** What a server answers addresses with that lead nowhere. */
export function notFoundPage(place: Place): SitePage {
  const reader = new Reader(place, SITE_ROOT);
  const html = renderToStaticMarkup(
    <>
      <h1>{reader.text('notFound')}</h1>
      <p>{reader.text('notFoundHelp')}</p>
      <p>
        <a className="button" href={reader.href('')}>
          {reader.text('home')}
        </a>
      </p>
    </>,
  );
  return { place, title: reader.text('notFound'), html, outline: [], root: SITE_ROOT };
}
