import { dirname, relative } from 'node:path/posix';
import { type Locale, localeRoot } from './locales';

/**
 * Where a page is, without its language: `search`, `adr/` (a folder's own page), `reference/types/Firm`. The home page
 * is the empty path.
 */
export type PagePath = string;

export interface Place {
  readonly locale: Locale;
  readonly path: PagePath;
}

/** From the site's root: `fr/search`. */
export function addressOf({ locale, path }: Place): string {
  return localeRoot(locale) + path;
}

/** The file that a server answers the address with. */
export function fileOf(place: Place): string {
  const address = addressOf(place);
  return address === '' || address.endsWith('/') ? `${address}index.html` : `${address}.html`;
}

/**
 * From one address of the site to another, relative: the site works below any path, and behind a proxy that adds one.
 * `to` may leave the site's root by `../`.
 */
export function hrefBetween(from: string, to: string): string {
  const folder = from.endsWith('/') || from === '' ? from : dirname(from);
  const href = relative(`/site/${folder}`, `/site/${to}`);
  const isFolder = to === '' || to.endsWith('/');
  if (href === '') {
    return './';
  }
  return isFolder ? `${href}/` : href;
}
