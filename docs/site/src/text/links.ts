import type { Token } from 'markdown-it';
import type { Document } from './document';
import { attributeOf } from './markdown';

const OUTSIDE = /^[a-z][a-z+.-]*:/i;

/** What a text links to within the repository, as written. */
export function linksOf(document: Document | undefined): readonly string[] {
  return linkTokens(document?.tokens ?? [])
    .map((token) => attributeOf(token, 'href'))
    .filter(isWithin);
}

export function isWithin(href: string): boolean {
  return href !== '' && !OUTSIDE.test(href);
}

export function linkTokens(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap(({ children }) =>
    (children ?? []).filter(({ type }) => type === 'link_open'),
  );
}
