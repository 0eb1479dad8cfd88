import { indexByKey } from '@apogee/shared/graphql';
import DataLoader from 'dataloader';
import {
  askedWords,
  type Correction,
  type Reading,
  read,
  type StemmedWord,
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
import type { DocumentTexts, SearchRepository, Suggested, WordsWanted } from './search.repository';
import type { Understanding } from './stated-understanding';
import { plainText } from './words';

export interface Question {
  readonly text: string | null;
  readonly criteria: SearchCriteria;
  readonly page: SearchPage;
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
  countFacets(fields: readonly FacetField[]): Promise<FacetCount[]>;
}

export interface SearchReader {
  readonly texts: DataLoader<string, DocumentTexts | null>;
  readonly stems: DataLoader<string, StemmedWord | null>;
  search(question: Question): Promise<Search>;
  readonly findFacetLabels: SearchRepository['findFacetLabels'];
  readonly suggest: SearchRepository['suggest'];
}

/** What a resolver of this module finds in the request's context. */
export interface SearchContext {
  readonly searches: SearchReader;
}

export function createSearchReader(documents: SearchRepository): SearchReader {
  return {
    texts: new DataLoader(async (ids) =>
      indexByKey(ids, await documents.findTexts(ids), ({ id }) => id),
    ),
    stems: new DataLoader(async (words) =>
      indexByKey(words, await documents.stemWords(words), ({ word }) => word),
    ),
    search: (question) => openSearch(documents, question),
    findFacetLabels: (counts) => documents.findFacetLabels(counts),
    suggest: (wanted) => documents.suggest(wanted),
  };
}

async function openSearch(documents: SearchRepository, question: Question): Promise<Search> {
  const { text, criteria, understoodAs } = question;
  const reading = understoodAs === null ? await readQuestion(documents, text) : NOTHING_READ;
  const { understanding, found } = await find(documents, question, {
    meanings: reading.meanings,
    strictness: 'ALL',
    ...understoodAs,
  });
  const condition = wordCondition(understanding.meanings, understanding.strictness);
  const { corrections, ignored } = reading;
  const seen = { understanding, corrections, ignored, found };
  return isAboutNothing(text, understanding)
    ? { ...seen, count: () => Promise.resolve(0), countFacets: () => Promise.resolve([]) }
    : {
        ...seen,
        count: () => documents.count(criteria, condition),
        countFacets: (fields) => countFacets(documents, { criteria, condition, fields }),
      };
}

/** Words were given, and the catalogue has none of them: that finds nothing, and not everything. */
function isAboutNothing(text: string | null, { meanings }: Understanding): boolean {
  return text !== null && meanings.length === 0;
}

interface FoundAs {
  readonly understanding: Understanding;
  readonly found: readonly Found[];
}

/**
 * All words are wanted, unless nothing in the whole catalogue has them all: then any will do. Filters do not count in
 * this, so that a facet finds what it counted.
 */
async function find(
  documents: SearchRepository,
  { text, criteria, page, understoodAs }: Question,
  understanding: Understanding,
): Promise<FoundAs> {
  if (isAboutNothing(text, understanding)) {
    return { understanding, found: [] };
  }
  const words = wordsWanted(understanding, text);
  const found = await documents.find(criteria, words, page);
  const settled = found.length > 0 || understoodAs !== null || understanding.meanings.length < 2;
  if (settled || words === null || (await documents.hasMatch(words.condition))) {
    return { understanding, found };
  }
  const relaxed: Understanding = { ...understanding, strictness: 'ANY' };
  return {
    understanding: relaxed,
    found: await documents.find(criteria, wordsWanted(relaxed, text), page),
  };
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

function wordsWanted(understanding: Understanding, text: string | null): WordsWanted | null {
  const condition = wordCondition(understanding.meanings, understanding.strictness);
  return condition === null || text === null ? null : { condition, asName: plainText(text.trim()) };
}

interface FacetsWanted {
  readonly criteria: SearchCriteria;
  readonly condition: string | null;
  readonly fields: readonly FacetField[];
}

/** A field that is filtered by is counted as if it were not; all others are counted together. */
async function countFacets(
  documents: SearchRepository,
  { criteria, condition, fields }: FacetsWanted,
): Promise<FacetCount[]> {
  const filtered = fields.filter((field) => criteria.values[field] !== undefined);
  const others = fields.filter((field) => criteria.values[field] === undefined);
  const counts = await Promise.all([
    others.length === 0 ? [] : documents.countFacets(criteria, condition, others),
    ...filtered.map((field) =>
      documents.countFacets(withoutField(criteria, field), condition, [field]),
    ),
  ]);
  return counts.flat();
}

export type { DocumentTexts, Suggested };
