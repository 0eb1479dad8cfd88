import { registerEnumType } from 'type-graphql';

/** Languages of the product's texts. */
export const Locale = { FR: 'FR', EN: 'EN' } as const;
export type Locale = (typeof Locale)[keyof typeof Locale];

registerEnumType(Locale, {
  name: 'Locale',
  description: 'A language of the texts in this graph.',
  valuesConfig: { FR: { description: 'French.' }, EN: { description: 'English.' } },
});

/** A text in the languages it is known in. */
export interface LocalizedText {
  readonly fr: string | null;
  readonly en: string | null;
}

/** The text in the asked language, else in the other one, else null. */
export function pickText(text: LocalizedText, locale: Locale): string | null {
  return locale === 'FR' ? (text.fr ?? text.en) : (text.en ?? text.fr);
}
