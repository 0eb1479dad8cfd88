/** The languages of the shell; GraphiQL itself speaks English only. */
const LANGUAGES = ['fr', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The reader's earlier choice, else French for a French browser, else English. */
export function chooseLanguage(stored: string | null, browserLanguage: string): Language {
  if (stored === 'fr' || stored === 'en') return stored;
  return browserLanguage.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
