const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
]);

/** Everything but letters and digits of any script, and the letters that are typed for an apostrophe. */
const BETWEEN_WORDS = /(?:[^\p{Letter}\p{Number}]|[ʻʼ])+/u;

/**
 * The form in which place names are compared: lower case, no accents, no punctuation, `St` written out. Full-width
 * and other variants become the plain character; a letter of another script stays, so that a text that holds one
 * finds no French name instead of more of them.
 * Stored and asked names go through this one function, so no database collation is involved.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '')
    .map((word) => ABBREVIATIONS.get(word) ?? word)
    .join(' ');
}
