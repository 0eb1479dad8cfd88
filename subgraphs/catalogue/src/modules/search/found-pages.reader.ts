import { type Found, keyOfFound, type SearchPage } from './search';
import { createSearchReader } from './search.reader';
import type { SearchRepository } from './search.repository';
import type { Understanding } from './stated-understanding';

const FOUND_A_PAGE = 500;
const ANYTHING = { values: {}, near: null, changedSince: null } as const;

/** Everything that words find, the best match first, a page at a time, each found as the first one was. */
export async function* foundPages(
  documents: SearchRepository,
  text: string,
): AsyncGenerator<readonly Found[], void> {
  const searches = createSearchReader(documents, () => Promise.resolve(null));
  let understoodAs: Understanding | null = null;
  let after: SearchPage['after'] = null;
  for (let isLast = false; !isLast; ) {
    const page = { after, limit: FOUND_A_PAGE };
    const { found, understanding } = await searches.search({
      text,
      criteria: ANYTHING,
      page,
      facets: [],
      understoodAs,
    });
    yield found;
    understoodAs = understanding;
    const last = found.at(-1);
    after = last === undefined ? null : keyOfFound(last);
    isLast = found.length < FOUND_A_PAGE;
  }
}
