import MiniSearch from 'minisearch';
import { type Found, SEARCH_OPTIONS } from './search-options';

/** Enough to show where a word stands. */
const LONGEST_TEXT = 1500;

/** The index that a page loads when somebody begins to search. */
export function searchIndex(entries: readonly Found[]): string {
  const index = new MiniSearch<Found>(SEARCH_OPTIONS);
  index.addAll(
    entries.map((entry) => ({ ...entry, text: entry.text.trim().slice(0, LONGEST_TEXT) })),
  );
  return JSON.stringify(index);
}
