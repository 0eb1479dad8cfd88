import { createHash } from 'node:crypto';

/** PostgreSQL keeps 63 characters of a name. */
const NAME_LENGTH = 32;

const names = new Map<string, string>();

/**
 * The name under which a connection keeps a statement that was parsed. Statements are constants of the repositories,
 * so there are few; text made for one occasion must not come here.
 */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) {
    return known;
  }
  const name = createHash('sha256').update(text).digest('hex').slice(0, NAME_LENGTH);
  names.set(text, name);
  return name;
}

const FILTERS_BY_WHAT_WAS_ASKED = /\bis null\s+or\b/;

const planning = new Map<string, boolean>();

/**
 * Whether a statement is to be planned for the values it comes with. Those with conditions that may be left out
 * (`$1 is null or …`) are: a plan for all cases would not use the indexes that serve the conditions given.
 */
export function isPlannedEachTime(text: string): boolean {
  const known = planning.get(text);
  if (known !== undefined) {
    return known;
  }
  const isSo = FILTERS_BY_WHAT_WAS_ASKED.test(text);
  planning.set(text, isSo);
  return isSo;
}
