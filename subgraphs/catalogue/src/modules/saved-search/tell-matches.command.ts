import type { Clock } from '@apogee/shared/clock';
import { searchMatched } from '@apogee/shared/contracts';
import type { Database } from '@apogee/shared/database';
import { recordEvent } from '@apogee/shared/events';
import type { FirmId } from '@apogee/shared/ids';
import {
  type ChangedDocuments,
  findMatchesAmong,
  type KeptQuestion,
  type Percolated,
} from '../search';
import { lockSavedSearches } from './save-search.command';
import { SavedSearchRepository, type StoredQuestion } from './saved-search.repository';

/**
 * Tells of what saved searches find among documents that have changed, in the transaction that brought the documents
 * up to date: of each document once for each search, whoever is killed in between.
 */
export async function tellMatches(
  database: Database,
  changed: ChangedDocuments,
  clock: Clock,
): Promise<void> {
  await lockSavedSearches(database);
  const searches = new SavedSearchRepository(database);
  const questions = (await searches.findQuestions()).map(toKept);
  const found = await findMatchesAmong(database, questions, changed);
  const news = new Set((await searches.addNew(found)).map(keyOf));
  for (const match of found.filter((one) => news.has(keyOf(one)))) {
    tell(database, match, clock.now());
  }
}

function toKept({ id, text, criteria }: StoredQuestion): KeptQuestion {
  const { changedSince, ...rest } = criteria;
  return {
    id,
    text,
    criteria: {
      ...rest,
      changedSince: changedSince === null ? null : new Date(changedSince),
    },
  };
}

function keyOf({ questionId, documentId }: Pick<Percolated, 'questionId' | 'documentId'>): string {
  return `${questionId} ${documentId}`;
}

function tell(database: Database, match: Percolated, occurredAt: Date): void {
  const { questionId, documentId, firmId, kind } = match;
  recordEvent(database, searchMatched, {
    subject: questionId,
    occurredAt,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- documents bear the ids of what they are made of
    payload: { savedSearchId: questionId, recordId: documentId, kind, firmId: firmId as FirmId },
  });
}
