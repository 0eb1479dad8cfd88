import { createHash } from 'node:crypto';

/** PostgreSQL keeps 63 characters of a name. */
const NAME_LENGTH = 32;
const FILTERS_BY_WHAT_WAS_ASKED = /\bis null\s+or\b/;

const names = new Map<string, string | null>();

/**
 * The name under which a connection keeps a statement that was parsed and planned; null for one that is planned anew
 * each time. Statements with conditions that may be left out (`$1 is null or …`) are: a plan for all cases would not
 * use the indexes that serve the conditions given.
 *
 * Statements are constants of the repositories, so there are few; text made for one occasion must not come here.
 */
export function statementName(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) {
    return known;
  }
  const name = FILTERS_BY_WHAT_WAS_ASKED.test(text) ? null : hashOf(text);
  names.set(text, name);
  return name;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, NAME_LENGTH);
}
