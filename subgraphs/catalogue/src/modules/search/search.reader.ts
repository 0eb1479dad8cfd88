import { indexByKey } from '@apogee/shared/graphql';
import DataLoader from 'dataloader';
import {
  askedWords,
  type Correction,
  nameCondition,
  type Reading,
  read,
  type StemmedWord,
  type Strictness,
  stemsOf,
  wordCondition,
  wordsToKnow,
} from './reading';
import {
  type FacetCount,
  type FacetField,
  type Found,
  type SearchCriteria,
  type SearchPage,
  withoutField,
} from './search';
import type { CountedFound, DocumentTexts, SearchRepository, Suggested } from './search.repository';
import type { Understanding } from './stated-understanding';
import { plainText } from './words';

export interface Question {
  readonly text: string | null;
  readonly criteria: SearchCriteria;
  readonly page: SearchPage;
  /** What the facets of the answer are of. */
  readonly facets: readonly FacetField[];
  /** As a former page of the list was found; null for the first one. */
  readonly understoodAs: Understanding | null;
}

/** One page of what was found, and what else there is to know of all that was. */
export interface Search {
  readonly understanding: Understanding;
  readonly corrections: readonly Correction[];
  readonly ignored: readonly string[];
  readonly found: readonly Found[];
  count(): Promise<number>;
  countFacets(): Promise<readonly FacetCount[]>;
}

export interface SearchReader {
  readonly texts: DataLoader<string, DocumentTexts | null>;
  readonly stems: DataLoader<string, StemmedWord | null>;
  /** Up to when documents say what others announced; null before the first announcement was read. */
  freshness(): Promise<Date | null>;
  search(question: Question): Promise<Search>;
  /** The condition that the words of a text come to; null when the catalogue has none of them. */
  conditionOf(text: string): Promise<string | null>;
  readonly findFacetLabels: SearchRepository['findFacetLabels'];
  readonly suggest: SearchRepository['suggest'];
}

/** What a resolver of this module finds in the request's context. */
export interface SearchContext {
  readonly searches: SearchReader;
}

export function createSearchReader(
  documents: SearchRepository,
  freshness: () => Promise<Date | null>,
): SearchReader {
  return {
    texts: new DataLoader(async (ids) =>
      indexByKey(ids, await documents.findTexts(ids), ({ id }) => id),
    ),
    stems: new DataLoader(async (words) =>
      indexByKey(words, await documents.stemWords(words), ({ word }) => word),
    ),
    freshness,
    search: (question) => openSearch(documents, question),
    conditionOf: (text) => conditionOf(documents, text),
    findFacetLabels: (counts) => documents.findFacetLabels(counts),
    suggest: (wanted) => documents.suggest(wanted),
  };
}

async function openSearch(documents: SearchRepository, question: Question): Promise<Search> {
  const { text, understoodAs } = question;
  const reading = understoodAs === null ? await readQuestion(documents, text) : NOTHING_READ;
  const { meanings, strictness } = understoodAs ?? { ...reading, strictness: 'ALL' as const };
  const answer = await answerOf(documents, question, { meanings, strictness });
  return { corrections: reading.corrections, ignored: reading.ignored, ...answer };
}

type Answer = Omit<Search, 'corrections' | 'ignored'>;

function answerOf(
  documents: SearchRepository,
  question: Question,
  understanding: Understanding,
): Promise<Answer> | Answer {
  if (question.text === null) {
    return listed(documents, question, understanding);
  }
  // Words were given, and the catalogue has none of them: that finds nothing, and not everything.
  return understanding.meanings.length === 0
    ? { understanding, found: [], count: () => Promise.resolve(0), countFacets: () => NO_COUNTS }
    : foundByWords(documents, { ...question, text: question.text }, understanding);
}

const NO_COUNTS = Promise.resolve([]);

/** Without words nothing has to be scored: a page is read from its place in the list, and counted if asked for. */
async function listed(
  documents: SearchRepository,
  { criteria, page, facets }: Question,
  understanding: Understanding,
): Promise<Answer> {
  const { narrowed, own } = bySelf(criteria, facets);
  return {
    understanding,
    found: await documents.findByName(criteria, page),
    count: () => documents.count(criteria, null),
    countFacets: () =>
      all([
        own.length === 0 ? NO_COUNTS : documents.countFacets(criteria, null, own),
        ...countEach(documents, { criteria, condition: null }, narrowed),
      ]),
  };
}

async function foundByWords(
  documents: SearchRepository,
  question: Question & { readonly text: string },
  understanding: Understanding,
): Promise<Answer> {
  const { text, criteria, page, facets } = question;
  const { narrowed, own } = bySelf(criteria, facets);
  const wanted = { ...page, fields: own };
  const asName = plainText(text.trim());
  const find = (strictness: Strictness): Promise<CountedFound> => {
    const condition = wordCondition(understanding.meanings, strictness) ?? '';
    const inName = nameCondition(understanding.meanings, strictness) ?? '';
    return documents.findByWords(criteria, { condition, inName, asName }, wanted);
  };
  const { condition, strictness, counted } = await asStrictlyAsPossible(documents, {
    understanding,
    settled: question.understoodAs !== null,
    find,
  });
  return {
    understanding: { ...understanding, strictness },
    found: counted.found,
    count: () => Promise.resolve(counted.total),
    countFacets: () =>
      all([
        Promise.resolve(counted.counts),
        ...countEach(documents, { criteria, condition }, narrowed),
      ]),
  };
}

interface Strictly {
  readonly understanding: Understanding;
  /** A later page is found as the first one was. */
  readonly settled: boolean;
  readonly find: (strictness: Strictness) => Promise<CountedFound>;
}

interface FoundStrictly {
  readonly condition: string;
  readonly strictness: Strictness;
  readonly counted: CountedFound;
}

/**
 * All words are wanted, unless nothing in the whole catalogue has them all: then any will do. Filters do not count in
 * this, so that a facet finds what it counted.
 */
async function asStrictlyAsPossible(
  documents: SearchRepository,
  { understanding: { meanings, strictness }, settled, find }: Strictly,
): Promise<FoundStrictly> {
  const condition = wordCondition(meanings, strictness) ?? '';
  const counted = await find(strictness);
  if (
    settled ||
    counted.total > 0 ||
    meanings.length < 2 ||
    (await documents.hasMatch(condition))
  ) {
    return { condition, strictness, counted };
  }
  const any = wordCondition(meanings, 'ANY') ?? '';
  return { condition: any, strictness: 'ANY', counted: await find('ANY') };
}

async function conditionOf(documents: SearchRepository, text: string): Promise<string | null> {
  const { meanings } = await readQuestion(documents, text);
  const all = wordCondition(meanings, 'ALL');
  return all === null || (await documents.hasMatch(all)) ? all : wordCondition(meanings, 'ANY');
}

const NOTHING_READ: Reading = { meanings: [], corrections: [], ignored: [] };

async function readQuestion(documents: SearchRepository, text: string | null): Promise<Reading> {
  const asked = text === null ? [] : askedWords(text);
  if (asked.length === 0) {
    return NOTHING_READ;
  }
  const known = await documents.knowWords(wordsToKnow(asked));
  return read(asked, known, await documents.findConcepts(stemsOf(asked, known)));
}

interface Facets {
  /** Filtered by: each is counted as if it were not. */
  readonly narrowed: readonly FacetField[];
  readonly own: readonly FacetField[];
}

function bySelf({ values }: SearchCriteria, facets: readonly FacetField[]): Facets {
  return {
    narrowed: facets.filter((field) => values[field] !== undefined),
    own: facets.filter((field) => values[field] === undefined),
  };
}

function countEach(
  documents: SearchRepository,
  { criteria, condition }: { readonly criteria: SearchCriteria; readonly condition: string | null },
  fields: readonly FacetField[],
): Promise<FacetCount[]>[] {
  return fields.map((field) =>
    documents.countFacets(withoutField(criteria, field), condition, [field]),
  );
}

async function all(counts: readonly Promise<readonly FacetCount[]>[]): Promise<FacetCount[]> {
  return (await Promise.all(counts)).flat();
}

export type { DocumentTexts, Suggested };
