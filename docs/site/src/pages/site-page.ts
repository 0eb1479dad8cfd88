import type { PagePath, Place } from '../addresses';
import type { Heading } from '../text/document';
import type { TextKey } from '../texts';

/** A page as it is written: the text of it, and what stands around it. */
export interface SitePage {
  readonly place: Place;
  readonly title: string;
  readonly html: string;
  /** Its parts, for the list beside it. */
  readonly outline: readonly Heading[];
  /** Said above the text, when something has to be. */
  readonly notice?: TextKey;
  /** The language of the text, when it is not the page's. */
  readonly textLanguage?: 'en';
  /** What it is made from, in the repository. */
  readonly source?: string;
  /** Where the site is, when the page is answered at any address. */
  readonly root?: string;
  /** Which page of the navigation it belongs to; its own path if omitted. */
  readonly under?: PagePath;
}

/** A page in each language. */
export type MakePage = (place: Place) => SitePage;
