import { editDistance, mistakesAllowed } from './edit-distance';
import { isEmptyWord, wordsOf } from './words';

/** A word as documents are indexed by it: letters and digits. With `prefix`, every word that begins with it. */
interface Lexeme {
  readonly text: string;
  readonly prefix: boolean;
}

/** All of these words. */
type Phrase = readonly Lexeme[];

/** A word with its stems in both languages. */
export interface StemmedWord {
  readonly word: string;
  readonly french: string;
  readonly english: string;
}

/** A word of a question, with what the catalogue knows of it. */
export interface KnownWord extends StemmedWord {
  readonly known: boolean;
  /** Whether a word of the catalogue begins with it. */
  readonly begins: boolean;
  /** Words of the catalogue that look like it; none where it is known. */
  readonly alike: readonly StemmedWord[];
}

/** A phrase of a concept that occurs in the question, or another of its phrases. */
export interface ConceptPhrase {
  readonly concept: string;
  readonly words: readonly string[];
  readonly french: readonly string[];
  readonly english: readonly string[];
}

export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** What some words of a question mean: documents are to hold one of the concepts, or one of the phrases. */
interface Meaning {
  readonly concepts: readonly string[];
  readonly phrases: readonly Phrase[];
  /** What the concepts are called: to be marked in what is found by them. */
  readonly names: readonly Phrase[];
}

/** How the words of a question were understood. */
export interface Reading {
  readonly meanings: readonly Meaning[];
  readonly corrections: readonly Correction[];
  /** Words that nothing in the catalogue has or resembles. */
  readonly ignored: readonly string[];
}

/** A word as it stands in a question. */
export interface AskedWord {
  readonly word: string;
  /** What it makes with its neighbours when what separates them is left out: "thrust me" is thrustme. */
  readonly joins: readonly string[];
}

/** More words than this are a text, not a question. */
const MOST_WORDS = 24;

/** The words of a question that say something; all of them where none does. */
export function askedWords(text: string): AskedWord[] {
  const words = wordsOf(text);
  const asked = words.map((word, index) => ({ word, joins: joinsAt(words, index) }));
  const content = asked.filter(({ word }) => !isEmptyWord(word));
  return (content.length === 0 ? asked : content).slice(0, MOST_WORDS);
}

/** Up to three words in a row, as in PPS-1350-G. */
const MOST_JOINED = 3;

function joinsAt(words: readonly string[], index: number): string[] {
  const joins: string[] = [];
  for (let length = 2; length <= MOST_JOINED; length += 1) {
    for (let start = Math.max(0, index - length + 1); start <= index; start += 1) {
      const joined = words.slice(start, start + length);
      if (joined.length === length) {
        joins.push(joined.join(''));
      }
    }
  }
  return joins;
}

/** VES140 may be VES 140. */
function partsOf(word: string): string[] {
  const parts = word.match(/[a-z]+|[0-9]+/g) ?? [];
  return parts.length > 1 ? parts : [];
}

const MOST_CORRECTIONS = 3;

/** The words meant by a misspelt one: the nearest, if near enough. */
function correctionsOf({ word, known, alike }: KnownWord): readonly StemmedWord[] {
  const allowed = known ? 0 : mistakesAllowed(word);
  const near = alike
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate.word, allowed) }))
    .filter(({ distance }) => distance > 0 && distance <= allowed);
  const least = Math.min(...near.map(({ distance }) => distance));
  return near
    .filter(({ distance }) => distance === least)
    .map(({ candidate }) => candidate)
    .slice(0, MOST_CORRECTIONS);
}

/** A word of the question with the words it may stand for. */
interface ReadWord {
  readonly word: string;
  /** Itself where it is known, else its corrections; none where it has none. */
  readonly readAs: readonly StemmedWord[];
  readonly corrected: boolean;
  /** It may be the beginning of a word. */
  readonly unfinished: boolean;
  readonly joins: readonly string[];
  readonly parts: readonly string[];
}

function readWord({ word, joins }: AskedWord, of: (word: string) => KnownWord): ReadWord {
  const itself = of(word);
  const corrections = correctionsOf(itself);
  return {
    word,
    readAs: itself.known ? [itself] : corrections,
    corrected: corrections.length > 0,
    unfinished: !itself.known && itself.begins,
    joins: joins.filter((joined) => of(joined).known),
    parts: !itself.known && partsOf(word).every((part) => of(part).known) ? partsOf(word) : [],
  };
}

/** What to look up about a question: its words, and what may be words instead of them. */
export interface WordsToKnow {
  readonly words: readonly string[];
  /** Not to be corrected. */
  readonly variants: readonly string[];
}

export function wordsToKnow(asked: readonly AskedWord[]): WordsToKnow {
  const words = new Set(asked.map(({ word }) => word));
  const variants = new Set(asked.flatMap(({ word, joins }) => [...joins, ...partsOf(word)]));
  return {
    words: [...words],
    variants: [...variants].filter((variant) => !words.has(variant)),
  };
}

/** The stems of all words that the question may hold, to look for concepts by. */
export function stemsOf(asked: readonly AskedWord[], known: readonly KnownWord[]): string[] {
  const words = wordsRead(asked, known).flatMap(({ readAs }) => readAs);
  return [...new Set(words.flatMap(({ word, french, english }) => [word, french, english]))];
}

function wordsRead(asked: readonly AskedWord[], known: readonly KnownWord[]): ReadWord[] {
  const byWord = new Map(known.map((word) => [word.word, word]));
  return asked.map((word) => readWord(word, (text) => byWord.get(text) ?? unknown(text)));
}

function unknown(word: string): KnownWord {
  return { word, french: word, english: word, known: false, begins: false, alike: [] };
}

/** Understands a question: concepts first, the longest phrase first, then word by word. */
export function read(
  asked: readonly AskedWord[],
  known: readonly KnownWord[],
  phrases: readonly ConceptPhrase[],
): Reading {
  const words = wordsRead(asked, known);
  const meanings: Meaning[] = [];
  const ignored: string[] = [];
  for (let start = 0; start < words.length; ) {
    const concept = conceptAt(words, start, phrases);
    const meaning = concept?.meaning ?? meaningOfWord(words[start]);
    if (meaning === null) {
      ignored.push(words[start]?.word ?? '');
    } else {
      meanings.push(meaning);
    }
    start += concept?.length ?? 1;
  }
  const corrections = words
    .filter(({ corrected }) => corrected)
    .map(({ word, readAs }) => ({ from: word, to: readAs[0]?.word ?? word }));
  return { meanings, corrections, ignored };
}

interface ConceptHere {
  readonly meaning: Meaning;
  readonly length: number;
}

function conceptAt(
  words: readonly ReadWord[],
  start: number,
  phrases: readonly ConceptPhrase[],
): ConceptHere | null {
  const here = phrases.filter((phrase) => startsHere(words, start, phrase));
  const length = Math.max(0, ...here.map((phrase) => phrase.words.length));
  const concepts = new Set(
    here.filter((phrase) => phrase.words.length === length).map(({ concept }) => concept),
  );
  if (concepts.size === 0) {
    return null;
  }
  const joined = words.slice(start, start + length).map((word) => formsIfJoined(word));
  const names = phrases
    .filter(({ concept }) => concepts.has(concept))
    .flatMap((phrase) => phraseInBothLanguages(phrase));
  const meaning = {
    concepts: [...concepts],
    // Its words in their other forms are those of the concept, which is found in all of them.
    phrases: words.slice(start, start + length).some(({ joins }) => joins.length > 0)
      ? unique(together(joined))
      : [],
    names: unique(names),
  };
  return { meaning, length };
}

/** What a word of a concept makes with its neighbours, or itself where it makes nothing. */
function formsIfJoined({ word, readAs, joins }: ReadWord): Phrase[] {
  return (joins.length === 0 ? [readAs[0]?.word ?? word] : joins).map((text) => [whole(text)]);
}

/** Null where nothing resembles the word. */
function meaningOfWord(word: ReadWord | undefined): Meaning | null {
  const phrases = phrasesOfWord(word);
  return phrases.length === 0 ? null : { concepts: [], phrases, names: [] };
}

function startsHere(words: readonly ReadWord[], start: number, phrase: ConceptPhrase): boolean {
  return phrase.words.every((word, index) => {
    const readAs = words[start + index]?.readAs ?? [];
    return readAs.some(
      (read) =>
        read.word === word ||
        read.french === phrase.french[index] ||
        read.english === phrase.english[index],
    );
  });
}

/** Documents hold French stems of French texts and English stems of English ones. */
function phraseInBothLanguages({ words, french, english }: ConceptPhrase): Phrase[] {
  return [words, french, english].map((lexemes) => lexemes.map(whole));
}

/** One word, by its stems, as it is written, and joined with its neighbours; none where nothing resembles it. */
function phrasesOfWord(read: ReadWord | undefined): Phrase[] {
  if (read === undefined) {
    return [];
  }
  const { word, readAs, unfinished, joins, parts } = read;
  const stems = readAs.flatMap((stemmed) => [stemmed.word, stemmed.french, stemmed.english]);
  return unique([
    ...stems.map((stem) => [whole(stem)]),
    ...(unfinished ? [[{ text: word, prefix: true }]] : []),
    ...joins.map((joined) => [whole(joined)]),
    ...(parts.length === 0 ? [] : [parts.map(whole)]),
  ]);
}

function whole(text: string): Lexeme {
  return { text, prefix: false };
}

/** Each word of a phrase in each of its forms would be too many: the n-th forms go together. */
function together(words: readonly (readonly Phrase[])[]): Phrase[] {
  const most = Math.max(0, ...words.map((forms) => forms.length));
  return words.every((forms) => forms.length > 0)
    ? Array.from({ length: most }, (_, index) =>
        words.flatMap((forms) => forms[Math.min(index, forms.length - 1)] ?? []),
      )
    : [];
}

function unique(phrases: readonly Phrase[]): Phrase[] {
  return [...new Map(phrases.map((phrase) => [JSON.stringify(phrase), phrase])).values()];
}

/** A question that is still being typed, by the words themselves: the last one may be the beginning of another. */
export function unfinishedReading(text: string): Reading['meanings'] {
  const asked = askedWords(text);
  return asked.map(({ word }, index) => ({
    concepts: [],
    phrases: [[{ text: word, prefix: index === asked.length - 1 }]],
    names: [],
  }));
}

/** Whether documents must meet every meaning, or any. */
export type Strictness = 'ALL' | 'ANY';

/** The condition on words as PostgreSQL reads it. Nothing in lexemes needs more than quotes around them. */
export function wordCondition(
  meanings: Reading['meanings'],
  strictness: Strictness,
): string | null {
  return conditionOf(meanings, strictness, '');
}

/** The same condition, on the words of names only. */
export function nameCondition(
  meanings: Reading['meanings'],
  strictness: Strictness,
): string | null {
  return conditionOf(meanings, strictness, 'A');
}

type Weight = 'A' | '';

function conditionOf(
  meanings: Reading['meanings'],
  strictness: Strictness,
  weight: Weight,
): string | null {
  const parts = meanings.map(({ concepts, phrases }) => {
    const ways = [
      ...concepts.map((concept) => lexemeOf(concept, weight)),
      ...phrases.map((phrase) => conditionOfPhrase(phrase, weight)),
    ];
    return `(${ways.join(' | ')})`;
  });
  return parts.length === 0 ? null : parts.join(strictness === 'ALL' ? ' & ' : ' | ');
}

/** Documents bear the concepts that they hold beside their words: no word begins with `=`. */
function lexemeOf(concept: string, weight: Weight): string {
  return `'=${concept}'${marksOf(false, weight)}`;
}

function conditionOfPhrase(phrase: Phrase, weight: Weight): string {
  const lexemes = phrase.map(({ text, prefix }) => `'${text}'${marksOf(prefix, weight)}`);
  return lexemes.length === 1 ? (lexemes[0] ?? '') : `(${lexemes.join(' & ')})`;
}

function marksOf(prefix: boolean, weight: Weight): string {
  const marks = `${prefix ? '*' : ''}${weight}`;
  return marks === '' ? '' : `:${marks}`;
}
