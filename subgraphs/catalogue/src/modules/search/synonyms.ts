import { isEmptyWord, wordsOf } from './words';

/** One way to say something; the phrases of a concept mean the same. */
export interface Synonym {
  readonly concept: string;
  readonly words: readonly string[];
}

/** Concepts as the file of synonyms states them: a name, and its phrases of both languages with abbreviations. */
export function synonymsOf(concepts: Readonly<Record<string, readonly string[]>>): Synonym[] {
  const synonyms = Object.entries(concepts).flatMap(([concept, phrases]) =>
    phrases.map((phrase) => ({ concept, words: contentWords(phrase) })),
  );
  // Two spellings may come to the same words.
  return [
    ...new Map(
      synonyms.map((synonym) => [`${synonym.concept} ${synonym.words.join(' ')}`, synonym]),
    ).values(),
  ];
}

/** The words of a phrase that say something; all of them where none does. */
function contentWords(phrase: string): string[] {
  const words = wordsOf(phrase);
  const content = words.filter((word) => !isEmptyWord(word));
  return content.length === 0 ? words : content;
}
