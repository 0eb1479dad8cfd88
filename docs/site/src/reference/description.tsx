import type { ReactElement } from 'react';
import type { Reader } from '../pages/reader';
import { markdown } from '../text/markdown';

/** Codes in what the schema says, and words in backticks, which are left as they are. */
const CODES = /`[^`]*`|\b[A-Z]+(?:_[A-Z]+)+\b/g;

interface DescriptionProps {
  readonly text: string | null | undefined;
  readonly reader: Reader;
  readonly codes: ReadonlySet<string>;
}

/** A description of the schema: Markdown, as GraphQL says, each error code leading to what it means. */
export function Description({ text, reader, codes }: DescriptionProps): ReactElement | null {
  if (text === null || text === undefined || text === '') {
    return null;
  }
  const linked = text.replaceAll(CODES, (word) =>
    codes.has(word) ? `[${word}](${reader.href('errors', word)})` : word,
  );
  const html = markdown.render(linked);
  return <div lang="en" dangerouslySetInnerHTML={{ __html: html }} />;
}
