/** The languages of the site; the first is the one that every page has a text in. */
export const LOCALES = ['en', 'fr'] as const;

export type Locale = (typeof LOCALES)[number];

/** Words in each language. */
export type Words = Readonly<Record<Locale, string>>;

/** Where the pages of a language begin, seen from the site's own root. */
export function localeRoot(locale: Locale): string {
  return locale === 'en' ? '' : `${locale}/`;
}
