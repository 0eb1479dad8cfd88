import type { Options } from 'minisearch';
import { folded, words } from './terms';

/** What is found. */
export interface Found {
  /** Address from the site's root, with its anchor. */
  readonly href: string;
  readonly title: string;
  /** The page, when the title is that of a part of it; else empty. */
  readonly page: string;
  /** What kind of thing it is: a key of the site's texts. */
  readonly kind: string;
  readonly text: string;
}

/** The same for who writes the index and who reads it: an index is good only with the options it was made with. */
export const SEARCH_OPTIONS: Options<Found> = {
  idField: 'href',
  fields: ['title', 'page', 'text'],
  storeFields: ['href', 'title', 'page', 'kind', 'text'],
  tokenize: words,
  processTerm: folded,
  searchOptions: {
    // A name in its humps is one thing to look for, not several.
    tokenize: (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [],
    boost: { title: 6, page: 2 },
    prefix: true,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    combineWith: 'AND',
  },
};
