/** Lower case, without accents: as the database's `search_words` writes words, letter for letter where both know it. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/œ/giu, 'oe')
    .replaceAll(/æ/giu, 'ae')
    .replaceAll('ß', 'ss')
    .toLowerCase();
}

/** One word of a text and where it stands in it. */
export interface PlacedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text in order, plain, with their places in the text as it was given. */
export function placedWords(text: string): PlacedWord[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: written, index: start }) => {
    const word = plainText(written).replaceAll(/[^a-z0-9]/g, '');
    return word === '' ? [] : [{ word, start, end: start + written.length }];
  });
}

export function wordsOf(text: string): string[] {
  return placedWords(text).map(({ word }) => word);
}

/** Words that say nothing of what is looked for, French and English. */
const EMPTY_WORDS = new Set(
  wordsOf(`
    a an and any are as at avec aux au based by ce ces d dans de des du en est et for from have having i in into is it
    j l la le les leur looking me my n need of on ou or par pour qu que qui se some sur that the their to un une us we
    which with who what want cherche besoin recherche trouver find all tous toutes tout
  `),
);

export function isEmptyWord(word: string): boolean {
  return EMPTY_WORDS.has(word);
}
