import { addressOf, hrefBetween, type Place } from '../addresses';
import type { Locale } from '../locales';
import type { Document } from './document';
import { isWithin, linkTokens } from './links';
import { attributeOf, markdown } from './markdown';
import { fileNamed, type RepositoryPage, type RepositoryPages } from './repository';

/** A text where it is to be read. */
export interface Reading {
  readonly document: Document;
  /** The file that its links are relative to. */
  readonly file: string;
  readonly place: Place;
}

/** The text as HTML, its links leading to pages of the site. Throws for a dead link. */
export function rendered({ document, file, place }: Reading, pages: RepositoryPages): string {
  const former = new Map<ReturnType<typeof linkTokens>[number], string>();
  for (const token of linkTokens(document.tokens)) {
    const href = attributeOf(token, 'href');
    if (isWithin(href)) {
      former.set(token, href);
      token.attrSet('href', hrefFor(href, { document, file, place }, pages));
    }
  }
  const html = markdown.renderer.render([...document.tokens], markdown.options, {});
  // The same text is read in another place too.
  for (const [token, href] of former) {
    token.attrSet('href', href);
  }
  return html;
}

function hrefFor(href: string, reading: Reading, pages: RepositoryPages): string {
  const { file, place } = reading;
  const [, anchor = ''] = href.split('#');
  if (href.startsWith('#')) {
    if (!reading.document.ids.has(decodeURIComponent(anchor))) {
      throw new Error(`${file}: there is no heading for ${href}`);
    }
    return href;
  }
  const page = pages.find(fileNamed(pages.root, file, href));
  if (page === undefined) {
    throw new Error(`${file}: the link ${href} leads to no page`);
  }
  const locale = readableIn(page, { locale: place.locale, anchor: decodeURIComponent(anchor) });
  if (locale === null) {
    throw new Error(`${file}: the page of ${href} has no such heading`);
  }
  const target = addressOf({ locale, path: page.path });
  return hrefBetween(addressOf(place), target) + (anchor === '' ? '' : `#${anchor}`);
}

interface Wanted {
  readonly locale: Locale;
  readonly anchor: string;
}

/** The reader's language, or English where only its text has the heading; `null` where none has. */
function readableIn({ documents }: RepositoryPage, { locale, anchor }: Wanted): Locale | null {
  if (anchor === '') {
    return locale;
  }
  const own = documents[locale] ?? documents.en;
  if (own?.ids.has(anchor) === true) {
    return locale;
  }
  return documents.en?.ids.has(anchor) === true ? 'en' : null;
}
