import MiniSearch from 'minisearch';
import { type Found, SEARCH_OPTIONS } from '../search/search-options';

interface Result {
  readonly found: Found;
  /** The words of the index that it was found by. */
  readonly terms: readonly string[];
}

export type Searcher = (asked: string) => readonly Result[];

/** The index of the page's language. Rejects when the server does not give it. */
export async function loadSearcher(address: string): Promise<Searcher> {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address}: ${response.status}`);
  }
  const index = MiniSearch.loadJSON<Found>(await response.text(), SEARCH_OPTIONS);
  return (asked) =>
    index.search(asked).map((result) => ({
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the index stores what it was made of
      found: result as unknown as Found,
      terms: result.terms,
    }));
}
