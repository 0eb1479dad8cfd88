import type { ReactElement } from 'react';
import { addressOf } from '../addresses';
import type { Locale } from '../locales';
import type { Reader } from '../pages/reader';
import { markdown } from '../text/markdown';

/** Codes in what the schema says, and words in backticks, which are left as they are. */
const CODES = /`[^`]*`|\b[A-Z]+(?:_[A-Z]+)+\b/g;

/** The error codes that the page of errors explains, by its language. */
export type KnownCodes = Readonly<Record<Locale, ReadonlySet<string>>>;

interface DescriptionProps {
  readonly text: string | null | undefined;
  readonly reader: Reader;
  readonly codes: KnownCodes;
}

/** A description of the schema: Markdown, as GraphQL says, each error code leading to what it means. */
export function Description({ text, reader, codes }: DescriptionProps): ReactElement | null {
  if (text === null || text === undefined || text === '') {
    return null;
  }
  const linked = text.replaceAll(CODES, (word) => {
    // A code that is not yet explained in French is explained in English.
    const locale = [reader.place.locale, 'en' as const].find((locale) => codes[locale].has(word));
    return locale === undefined
      ? word
      : `[${word}](${reader.fromRoot(addressOf({ locale, path: 'errors' }))}#${word})`;
  });
  const html = markdown.render(linked);
  return <div lang="en" dangerouslySetInnerHTML={{ __html: html }} />;
}
