import type { Database } from '@apogee/shared/database';
import {
  type ChangedDocuments,
  type Percolated,
  PercolationRepository,
  type StandingQuestion,
} from './percolation.repository';
import { askedWords, read, stemsOf, wordCondition, wordsToKnow } from './reading';
import type { SearchCriteria } from './search';
import { SearchRepository } from './search.repository';

/** A question that somebody keeps. */
export interface KeptQuestion {
  readonly id: string;
  readonly text: string | null;
  readonly criteria: SearchCriteria;
}

/** Which of these documents each question finds. All questions together cost a few statements. */
export async function findMatchesAmong(
  database: Database,
  questions: readonly KeptQuestion[],
  among: ChangedDocuments,
): Promise<readonly Percolated[]> {
  const standing = await understand(new SearchRepository(database), questions);
  return standing.length === 0
    ? []
    : new PercolationRepository(database).findMatches(standing, among);
}

/** The ids of what a question finds now, so many at most. */
export async function findMatchesNow(
  database: Database,
  question: KeptQuestion,
  limit: number,
): Promise<readonly string[]> {
  const documents = new SearchRepository(database);
  const [standing] = await understand(documents, [question]);
  if (standing === undefined) {
    return [];
  }
  const { criteria, condition } = standing;
  const page = { after: null, limit };
  const found =
    condition === null
      ? await documents.findByName(criteria, page)
      : (
          await documents.findByWords(
            criteria,
            { condition, inName: condition, asName: '' },
            { ...page, fields: [] },
          )
        ).found;
  return found.map(({ id }) => id);
}

/**
 * Words are taken as they are written: what nobody corrects for a person to see would be told as a match of something
 * else. Questions with a word that the catalogue does not have find nothing, until it has.
 */
async function understand(
  documents: SearchRepository,
  questions: readonly KeptQuestion[],
): Promise<readonly StandingQuestion[]> {
  const conditionOf = await readTexts(
    documents,
    questions.flatMap(({ text }) => text ?? []),
  );
  return questions.flatMap(({ id, text, criteria }) => {
    const condition = text === null ? null : conditionOf(text);
    return text !== null && condition === null ? [] : [{ id, criteria, condition }];
  });
}

async function readTexts(
  documents: SearchRepository,
  texts: readonly string[],
): Promise<(text: string) => string | null> {
  const asked = texts.flatMap((text) => askedWords(text));
  if (asked.length === 0) {
    return () => null;
  }
  const known = await documents.knowWords(wordsToKnow(asked));
  const concepts = await documents.findConcepts(stemsOf(asked, known));
  return (text) => {
    const { meanings, corrections, ignored } = read(askedWords(text), known, concepts);
    return corrections.length + ignored.length > 0 ? null : wordCondition(meanings, 'ALL');
  };
}
